package io.reprise.app.architecture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Draws the modules and who imports whom, as the poms say it: a layer a row, arrows pointing down, as SVG. */
final class ModulePicture {
    private static final String PREFIX = "reprise-";
    private static final int WIDTH = 760;
    private static final int BOX = 150;
    private static final int HEIGHT = 46;
    private static final int ROW = 110;

    private final Map<String, Set<String>> imports = new LinkedHashMap<>();

    /** Reads the poms of a checkout. */
    ModulePicture(Path top) throws IOException {
        for (Element module : elements(pom(top), "module")) {
            String name = module.getTextContent().strip();
            imports.putIfAbsent(name, uses(pom(top.resolve(name))));
        }
    }

    private static Document pom(Path folder) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve("pom.xml").toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(folder + "/pom.xml", e);
        }
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    private static String text(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    /** Modules that a pom names as dependencies of what is shipped. */
    private static Set<String> uses(Document pom) {
        return elements(pom, "dependency").stream()
                .filter(one -> !text(one, "scope").equals("test"))
                .map(one -> text(one, "artifactId"))
                .filter(artifact -> artifact.startsWith(PREFIX))
                .map(artifact -> artifact.substring(PREFIX.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many modules a module stands on, one upon the other. */
    private int level(String module) {
        return imports.getOrDefault(module, Set.of()).stream()
                        .mapToInt(this::level)
                        .max()
                        .orElse(-1)
                + 1;
    }

    private boolean reaches(String from, String to) {
        Set<String> direct = imports.getOrDefault(from, Set.of());
        return direct.contains(to) || direct.stream().anyMatch(one -> reaches(one, to));
    }

    /** Imports that do not follow from others. */
    private List<String> arrows(String from) {
        Set<String> direct = imports.getOrDefault(from, Set.of());
        return direct.stream()
                .filter(to -> direct.stream().noneMatch(other -> !other.equals(to) && reaches(other, to)))
                .toList();
    }

    /** Where a module's box is: its middle and its upper edge. */
    private record Place(int x, int y) {}

    private Map<String, Place> places() {
        Map<Integer, List<String>> rows = new TreeMap<>();
        imports.keySet()
                .forEach(module -> rows.computeIfAbsent(level(module), none -> new ArrayList<>())
                        .add(module));
        Map<String, Place> places = new LinkedHashMap<>();
        rows.forEach((level, modules) -> {
            for (int i = 0; i < modules.size(); i++) {
                int x = WIDTH * (2 * i + 1) / (2 * modules.size());
                places.put(modules.get(i), new Place(x, 20 + (rows.size() - 1 - level) * ROW));
            }
        });
        return places;
    }

    /** The picture. */
    String svg() {
        Map<String, Place> places = places();
        int bottom = places.values().stream().mapToInt(Place::y).max().orElse(0) + HEIGHT + 20;
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="17">
                <title>The modules of Reprise; an arrow means imports</title>
                <defs><marker id="tip" markerWidth="9" markerHeight="9" refX="8" refY="4.5" orient="auto"><path d="M0 0 9 4.5 0 9z" fill="#777"/></marker></defs>
                <rect width="%d" height="%d" fill="#fff"/>
                """.formatted(WIDTH, bottom, WIDTH, bottom));
        for (String from : imports.keySet()) {
            for (String to : arrows(from)) {
                Place a = places.getOrDefault(from, new Place(0, 0));
                Place b = places.getOrDefault(to, new Place(0, 0));
                svg.append("<path d=\"M%d %d L%d %d\" stroke=\"#777\" stroke-width=\"1.5\" marker-end=\"url(#tip)\"/>\n"
                        .formatted(a.x(), a.y() + HEIGHT, b.x(), b.y() - 2));
            }
        }
        places.forEach((module, place) -> svg.append("""
                <rect x="%d" y="%d" width="%d" height="%d" rx="8" fill="#f7e6ec" stroke="#b01550"/>
                <text x="%d" y="%d" text-anchor="middle" fill="#222">%s</text>
                """.formatted(
                        place.x() - BOX / 2, place.y(), BOX, HEIGHT, place.x(), place.y() + HEIGHT / 2 + 6, module)));
        return svg.append("</svg>\n").toString();
    }
}
