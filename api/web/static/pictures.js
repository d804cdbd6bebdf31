// Pictures from the data blocks that the server wrote beside them: each figure's kind names the function that draws it.
"use strict";
{
const { echarts, feature } = window.tipgraphCharts;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const palette = () => ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"].map(colour);
const number = (value) => value.toLocaleString("en", { maximumFractionDigits: 1 });
const compact = (value) => (value >= 1e9 ? `${number(value / 1e9)} bn` : value >= 1e6 ? `${number(value / 1e6)} m` : number(Math.round(value)));
const short = (text, longest) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
const plain = (text) => echarts.format.encodeHTML(String(text));
const go = (href) => { if (href) location.href = href; };

const base = () => ({
  animation: false,
  textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour("ink") },
  color: palette(),
  tooltip: { confine: true, backgroundColor: colour("panel"), borderColor: colour("quiet"), textStyle: { color: colour("ink"), fontSize: 13 },
    extraCssText: "max-width:26rem;white-space:normal" },
});
const axis = (more) => ({ axisLine: { lineStyle: { color: colour("line") } }, axisTick: { show: false }, splitLine: { lineStyle: { color: colour("line") } },
  axisLabel: { color: colour("quiet") }, ...more });
const labelWidth = (width) => Math.min(320, Math.max(110, width * 0.34));

const MARGINS = innerWidth < 700 ? { left: 20, right: 60, top: 24, bottom: 24 } : { left: 90, right: 90, top: 24, bottom: 24 };
const NAMED = 30; // letters of a name
const HUBS = 10; // nodes whose names may lie over lesser nodes

// The server's square drawn out to the picture's own shape, so that symbols keep theirs.
function spread(nodes, place) {
  const wide = Math.max(100, place.clientWidth - MARGINS.left - MARGINS.right);
  const high = Math.max(100, place.clientHeight - MARGINS.top - MARGINS.bottom);
  const xs = nodes.map((node) => node.x), ys = nodes.map((node) => node.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [x, y] = [wide / (Math.max(...xs) - left || 1), high / (Math.max(...ys) - top || 1)];
  return nodes.map((node) => [(node.x - left) * x, (node.y - top) * y]);
}

// Which nodes can bear their names without touching another name: the most joined first, right of the node or left of it.
function labelled(spots, degree, nodes, place, zoom) {
  const ruler = document.createElement("canvas").getContext("2d");
  ruler.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  const wide = Math.max(...spots.map((spot) => spot[0]));
  const taken = [];
  const found = new Map();
  const order = [...degree.keys()].sort((a, b) => degree[b] - degree[a] || a - b).slice(0, 400);
  const free = (from, to, y, at) => spots.every(([a, b], other) => other === at || a * zoom < from || a * zoom > to || Math.abs(b * zoom - y) > 9);
  for (const [rank, at] of order.entries()) {
    const [x, y] = spots[at].map((v) => v * zoom);
    const width = ruler.measureText(short(nodes[at].name, NAMED)).width + 16;
    for (const side of spots[at][0] > wide * 0.6 ? ["left", "right"] : ["right", "left"]) {
      const [from, to] = side === "right" ? [x, x + width] : [x - width, x];
      const inside = from > -MARGINS.left && to < wide * zoom + MARGINS.right;
      if (inside && (rank < HUBS || free(from, to, y, at)) && taken.every(([a, b, h]) => to < a || from > b || Math.abs(h - y) > 14)) {
        taken.push([from, to, y]);
        found.set(at, side);
        break;
      }
    }
  }
  return found;
}

// The middle of a country's largest part, and how far the map comes near.
function around(atlas, code) {
  const shape = feature(atlas, atlas.objects.countries).features.find((each) => each.properties.name === code);
  if (!shape) return {};
  const rings = (shape.geometry.type === "Polygon" ? [shape.geometry.coordinates] : shape.geometry.coordinates).map((part) => part[0]);
  const boxes = rings.map((ring) => { const xs = ring.map((p) => p[0]), ys = ring.map((p) => p[1]); return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]; });
  const [a, b, c, d] = boxes.sort((p, q) => (q[2] - q[0]) * (q[3] - q[1]) - (p[2] - p[0]) * (p[3] - p[1]))[0];
  return { center: [(a + c) / 2, (b + d) / 2], zoom: Math.max(1.2, Math.min(12, 90 / Math.max(c - a, d - b, 5))) };
}

const kinds = {
  bars(data, place) {
    place.style.height = `${Math.max(120, data.items.length * 26 + 60)}px`;
    const names = data.items.map((item) => item.name);
    const wide = labelWidth(place.clientWidth);
    return {
      option: { ...base(),
        grid: { left: 8, right: 72, top: 8, bottom: 8, containLabel: true },
        tooltip: { ...base().tooltip, trigger: "item", formatter: (p) => `${plain(data.items[p.dataIndex].name)}<br><b>${number(p.value)}</b> ${plain(data.unit)}` },
        xAxis: axis({ type: "value", axisLabel: { color: colour("quiet"), hideOverlap: true, formatter: compact } }),
        yAxis: axis({ type: "category", inverse: true, data: names, axisLabel: { color: colour("ink"), width: wide, overflow: "truncate", interval: 0 } }),
        series: [{ type: "bar", data: data.items.map((item) => item.value), barMaxWidth: 16, itemStyle: { color: colour("c1"), borderRadius: 2 },
          label: { show: place.clientWidth > 500, position: "right", color: colour("quiet"), formatter: (p) => compact(p.value) } }] },
      click: (p) => go(data.items[p.dataIndex].href),
    };
  },

  timeline(data, place) {
    place.style.height = `${Math.max(160, data.rows.length * 24 + 70)}px`;
    const day = (text) => new Date(text.length === 4 ? `${text}-01-01` : text).getTime();
    const spans = data.rows.flatMap((row, y) => row.spans.map((span) => [y, day(span.start), day(span.end), span.open, span.text]));
    const wide = labelWidth(place.clientWidth);
    const bar = (params, api) => {
      const [x1, y] = api.coord([api.value(1), api.value(0)]);
      const [x2] = api.coord([api.value(2), api.value(0)]);
      const high = Math.min(14, api.size([0, 1])[1] * 0.6);
      const shape = echarts.graphic.clipRectByRect({ x: x1, y: y - high / 2, width: Math.max(3, x2 - x1), height: high }, params.coordSys);
      const open = api.value(3);
      return shape && { type: "rect", shape: { ...shape, r: 2 }, style: { fill: colour("c1"), opacity: open ? 0.45 : 0.85 } };
    };
    return {
      option: { ...base(),
        grid: { left: 8, right: 16, top: 28, bottom: 8, containLabel: true },
        tooltip: { ...base().tooltip, formatter: (p) => `<b>${plain(data.rows[p.value[0]].name)}</b><br>${plain(p.value[4])}` },
        xAxis: axis({ type: "time", position: "top", minInterval: 3.15e10, axisLabel: { color: colour("quiet"), hideOverlap: true, formatter: "{yyyy}" } }),
        yAxis: axis({ type: "category", inverse: true, data: data.rows.map((row) => row.name), splitLine: { show: false },
          axisLabel: { color: colour("ink"), width: wide, overflow: "truncate", interval: 0 } }),
        series: [{ type: "custom", renderItem: bar, encode: { x: [1, 2], y: 0 }, data: spans }] },
      click: (p) => go(data.rows[p.value[0]].href),
    };
  },

  heatmap(data, place) {
    place.style.height = `${Math.max(160, data.rows.length * 24 + 90)}px`;
    const most = Math.max(1, ...data.cells.map((cell) => cell.value));
    return {
      option: { ...base(),
        grid: { left: 8, right: place.clientWidth < 600 ? 40 : 16, top: 16, bottom: 8, containLabel: true },
        tooltip: { ...base().tooltip, formatter: (p) => plain(data.cells[p.dataIndex].text) },
        xAxis: axis({ type: "category", position: "top", data: data.columns, axisLabel: { color: colour("ink"), interval: 0, rotate: place.clientWidth < 600 ? 60 : 0 } }),
        yAxis: axis({ type: "category", inverse: true, data: data.rows, axisLabel: { color: colour("ink"), width: 130, overflow: "truncate", interval: 0 } }),
        visualMap: { show: false, min: 0, max: most, inRange: { color: [colour("accent-soft"), colour("c1")] } },
        series: [{ type: "heatmap", data: data.cells.map((cell) => ({ value: [cell.column, cell.row, cell.value],
          label: { color: colour(cell.value / most > 0.5 ? "panel" : "ink") },
          itemStyle: cell.value ? { borderColor: colour("panel"), borderWidth: 2 } : { color: colour("band"), borderColor: colour("panel"), borderWidth: 2, decal: cell.unknown ? { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -0.8, color: colour("line") } : undefined } })),
          label: { show: true, formatter: (p) => data.cells[p.dataIndex].label } }] },
      click: (p) => go(data.cells[p.dataIndex].href),
    };
  },

  network(data, place, figure) {
    const colours = palette();
    const degree = new Array(data.nodes.length).fill(0);
    data.links.forEach(([from, to]) => { degree[from] += 1; degree[to] += 1; });
    const big = data.nodes.length > 400;
    const spots = spread(data.nodes, place);
    const size = (at) => (big ? 3 : 6) + 2 * Math.min(16, Math.sqrt(degree[at]));
    const picked = figure.querySelector(".picked");
    const nodes = (zoom) => {
      const named = labelled(spots, degree, data.nodes, place, zoom);
      return data.nodes.map((node, at) => ({ id: String(at), name: node.name, x: spots[at][0], y: spots[at][1], category: node.group,
        symbolSize: size(at), symbol: data.groups[node.group].shape, itemStyle: { color: colours[node.group % colours.length] },
        label: named.has(at) ? { show: true, position: named.get(at) } : { show: false } }));
    };
    return {
      option: { ...base(),
        tooltip: { ...base().tooltip, formatter: (p) => (p.dataType === "edge"
          ? `${plain(data.nodes[data.links[p.dataIndex][0]].name)} <b>${plain(data.links[p.dataIndex][2])}</b> ${plain(data.nodes[data.links[p.dataIndex][1]].name)}`
          : `<b>${plain(data.nodes[p.dataIndex].name)}</b><br>${plain(data.nodes[p.dataIndex].kind)}; ${degree[p.dataIndex]} links`) },
        series: [{ type: "graph", layout: "none", roam: true, data: nodes(1), ...MARGINS,
          edges: data.links.map(([from, to]) => ({ source: String(from), target: String(to) })),
          categories: data.groups.map((group) => ({ name: group.name })),
          label: { fontSize: 11, color: colour("ink"), textBorderColor: colour("panel"), textBorderWidth: 2, formatter: (p) => short(data.nodes[p.dataIndex].name, NAMED) },
          lineStyle: { color: colour("quiet"), opacity: big ? 0.18 : 0.4, width: 1 },
          emphasis: { focus: big ? "none" : "adjacency", label: { show: true }, lineStyle: { opacity: 0.9, width: 1.5 }, scale: false }, scaleLimit: { min: 0.4, max: 12 } }] },
      click: (p, chart) => {
        if (p.dataType !== "node") return;
        const node = data.nodes[p.dataIndex];
        chart.dispatchAction({ type: "downplay", seriesIndex: 0 });
        chart.dispatchAction({ type: "highlight", seriesIndex: 0, dataIndex: p.dataIndex });
        const page = Object.assign(document.createElement("a"), { href: node.href, textContent: node.name });
        const focus = Object.assign(document.createElement("a"), { href: node.focus, textContent: "only what it is joined to" });
        picked.replaceChildren(page, ` — ${node.kind}, ${degree[p.dataIndex]} links here. Show `, focus, ".");
      },
      settled: (chart) => {
        let timer = 0;
        let last = 1;
        chart.on("graphroam", () => {
          clearTimeout(timer);
          timer = setTimeout(() => {
            const zoom = chart.getOption().series[0].zoom ?? 1;
            if (Math.abs(zoom - last) > 0.05) { last = zoom; chart.setOption({ series: [{ data: nodes(zoom) }] }); }
          }, 250);
        });
      },
    };
  },

  sankey(data, place) {
    const narrow = place.clientWidth < 600;
    return {
      option: { ...base(),
        tooltip: { ...base().tooltip, formatter: (p) => (p.dataType === "edge"
          ? `${plain(data.nodes[p.data.from].label)} → ${plain(data.nodes[p.data.to].label)}<br>${p.data.value} programme${p.data.value === 1 ? "" : "s"}`
          : plain(data.nodes[p.dataIndex].label)) },
        series: [{ type: "sankey", left: 8, right: narrow ? 70 : 170, top: 12, bottom: 12, nodeGap: 7, nodeWidth: 12, draggable: false, layoutIterations: 64,
          data: data.nodes.map((node, at) => ({ name: String(at), depth: node.depth, itemStyle: { color: palette()[node.depth], borderWidth: 0 } })),
          links: data.links.map((link) => ({ source: String(link.source), target: String(link.target), value: link.value, from: link.source, to: link.target })),
          lineStyle: { color: "source", opacity: 0.25 },
          label: { color: colour("ink"), fontSize: 11, textBorderColor: colour("panel"), textBorderWidth: 2, formatter: (p) => short(data.nodes[Number(p.name)].label, narrow ? 11 : 28) },
          labelLayout: { hideOverlap: true } }] },
      click: (p) => { if (p.dataType === "node") go(data.nodes[p.dataIndex].href); },
    };
  },

  async map(data, place) {
    const atlas = await (await fetch(data.atlas)).json();
    echarts.registerMap("world", feature(atlas, atlas.objects.countries));
    const most = Math.max(1, ...data.values.map((each) => each.value));
    const near = data.here ? around(atlas, data.here) : {};
    const byCode = new Map(data.values.map((each) => [each.name, each]));
    return {
      option: { ...base(),
        tooltip: { ...base().tooltip, formatter: (p) => { const found = byCode.get(p.name); return found ? `<b>${plain(found.title)}</b><br>${plain(found.text)}` : "Nothing found in the documents searched"; } },
        visualMap: { show: false, min: 0, max: most, inRange: { color: [colour("accent-soft"), colour("c1")] } },
        series: [{ type: "map", map: "world", roam: true, scaleLimit: { min: 1, max: 20 }, selectedMode: false, ...near,
          itemStyle: { areaColor: colour("band"), borderColor: colour("line"), borderWidth: 0.6 },
          emphasis: { label: { show: false }, itemStyle: { areaColor: colour("c2") } },
          data: data.values.map((each) => ({ name: each.name, value: each.value,
            ...(each.here ? { itemStyle: { areaColor: colour("c2"), borderColor: colour("ink"), borderWidth: 1 }, label: { show: true, color: colour("ink"), textBorderColor: colour("panel"), textBorderWidth: 2, formatter: each.title } } : {}) })) }] },
      click: (p) => go(byCode.get(p.name)?.href),
    };
  },
};

async function draw(figure) {
  const place = figure.querySelector(".picture");
  const data = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
  const { option, click, settled } = await kinds[figure.dataset.kind](data, place, figure);
  const chart = echarts.init(place);
  chart.setOption(option);
  chart.on("click", (event) => click(event, chart));
  settled?.(chart);
  figure.dataset.drawn = "yes";
  performance.mark("drawn");
  return chart;
}

const drawn = new Map();
const redraw = async (figure) => { drawn.get(figure)?.dispose(); drawn.set(figure, await draw(figure)); };
const figures = [...document.querySelectorAll("figure[data-kind]")];
const widths = new Map();
const watch = new ResizeObserver((entries) => entries.forEach(({ target }) => {
  const wide = target.clientWidth;
  if (wide && wide !== widths.get(target)) { widths.set(target, wide); redraw(target.closest("figure")); }
}));
figures.forEach((figure) => watch.observe(figure.querySelector(".picture")));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => figures.forEach(redraw));
}
