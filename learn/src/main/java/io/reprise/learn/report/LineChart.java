package io.reprise.learn.report;

import java.util.List;
import java.util.Locale;

/**
 * A picture of lines over named places on the x axis, as SVG.
 *
 * @param title above the picture
 * @param xLabel below the x axis
 * @param yLabel beside the y axis
 * @param places names along the x axis, at least one
 * @param lines what is drawn, at least one
 */
public record LineChart(String title, String xLabel, String yLabel, List<String> places, List<Line> lines) {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 420;
    private static final int LEFT = 60;
    private static final int TOP = 40;
    private static final int PLOT_WIDTH = 590;
    private static final int PLOT_HEIGHT = 310;
    private static final int TICKS = 5;

    /** Colours that people who confuse red and green can tell apart (Okabe and Ito). */
    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#999999");

    /**
     * One line.
     *
     * @param name in the legend
     * @param values one a place
     */
    public record Line(String name, double[] values) {}

    /** The picture. */
    public String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n",
                WIDTH,
                HEIGHT));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        text(svg, LEFT, 22, "start", title);
        text(svg, LEFT + PLOT_WIDTH / 2, HEIGHT - 12, "middle", xLabel);
        text(svg, 8, TOP - 8, "start", yLabel);
        double top = niceTop();
        axes(svg, top);
        for (int i = 0; i < lines.size(); i++) {
            line(svg, i, top);
        }
        return svg.append("</svg>\n").toString();
    }

    private double niceTop() {
        double max = lines.stream()
                .flatMapToDouble(line -> java.util.Arrays.stream(line.values()))
                .max()
                .orElse(1);
        double step = Math.pow(10, Math.floor(Math.log10(Math.max(max, 1e-9))));
        return Math.ceil(max / step * 2) * step / 2;
    }

    private void axes(StringBuilder svg, double top) {
        for (int i = 0; i <= TICKS; i++) {
            double y = y(top * i / TICKS, top);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                    LEFT,
                    LEFT + PLOT_WIDTH,
                    y,
                    y));
            text(svg, LEFT - 8, (int) y + 4, "end", String.format(Locale.ROOT, "%.3g", top * i / TICKS));
        }
        for (int i = 0; i < places.size(); i++) {
            text(svg, (int) x(i), TOP + PLOT_HEIGHT + 18, "middle", places.get(i));
        }
    }

    private void line(StringBuilder svg, int index, double top) {
        Line line = lines.get(index);
        String colour = COLOURS.get(index % COLOURS.size());
        String dash = index < COLOURS.size() ? "" : " stroke-dasharray=\"5 3\"";
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < line.values().length; i++) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(i), y(line.values()[i], top)));
        }
        svg.append(String.format(
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s points=\"%s\"/>%n",
                colour, dash, points.toString().strip()));
        int legend = TOP + 10 + 18 * index;
        int right = LEFT + PLOT_WIDTH + 16;
        svg.append(String.format(
                "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"2\"%s/>%n",
                right, right + 22, legend - 4, legend - 4, colour, dash));
        text(svg, right + 28, legend, "start", line.name());
    }

    private double x(int place) {
        return LEFT + PLOT_WIDTH * (place + 0.5) / places.size();
    }

    private static double y(double value, double top) {
        return TOP + PLOT_HEIGHT * (1 - value / top);
    }

    private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
        String safe = text.replace("&", "&amp;").replace("<", "&lt;");
        svg.append(String.format("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, safe));
    }
}
