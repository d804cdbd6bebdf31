import java.io.File;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** What Gephi makes of a file: a line a node (id, label, type, colour, size) and a line an edge (source, target, kind, weight), in tabs. */
public class ReadNetwork {
    public static void main(String[] arguments) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(arguments[0]));
        System.err.println(container.getReport().getText());
        importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        for (Node node : model.getGraph().getNodes()) {
            System.out.printf("node\t%s\t%s\t%s\t%02X%02X%02X\t%s%n", node.getId(), node.getLabel(), node.getAttribute("node-type"),
                    Math.round(node.r() * 255), Math.round(node.g() * 255), Math.round(node.b() * 255), node.size());
        }
        for (Edge edge : model.getGraph().getEdges()) {
            System.out.printf("edge\t%s\t%s\t%s\t%s%n", edge.getSource().getId(), edge.getTarget().getId(), edge.getTypeLabel(), edge.getWeight());
        }
    }
}
