// What the pages use of ECharts and topojson-client; .ci/assets bundles this into static/charts.js.
import * as echarts from "echarts/core";
import { BarChart, CustomChart, GraphChart, HeatmapChart, MapChart, SankeyChart } from "echarts/charts";
import {
  AriaComponent, DataZoomComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent,
} from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
import { feature } from "topojson-client";

echarts.use([
  BarChart, CustomChart, GraphChart, HeatmapChart, MapChart, SankeyChart,
  AriaComponent, DataZoomComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent, CanvasRenderer,
]);
window.tipgraphCharts = { echarts, feature };
