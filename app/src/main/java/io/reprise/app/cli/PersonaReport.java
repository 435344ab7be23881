package io.reprise.app.cli;

import io.reprise.core.rank.RankableVideo;
import io.reprise.learn.evaluate.Interval;
import io.reprise.learn.evaluate.MeanBootstrap;
import io.reprise.learn.personas.PersonaBenchmark.PersonaScore;
import io.reprise.learn.personas.PersonaBenchmark.Row;
import io.reprise.learn.personas.Personas;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What rankers reached for the viewers of a film, as text and JSON, in one or several readings. */
final class PersonaReport {
    private final Personas personas;
    private final RankableVideo video;
    private final long seed;
    private final Map<String, List<Row>> readings = new LinkedHashMap<>();

    /**
     * An empty report.
     *
     * @param seed of the bootstrap over the viewers
     */
    PersonaReport(Personas personas, RankableVideo video, long seed) {
        this.personas = personas;
        this.video = video;
        this.seed = seed;
    }

    /** Adds a reading; its first row is what the others are compared with. */
    void add(String reading, List<Row> rows) {
        readings.put(reading, List.copyOf(rows));
    }

    /** The document; the first reading's first row stands at the top. */
    Map<String, Object> json() {
        List<Row> first = readings.values().iterator().next();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("film", personas.film());
        document.put("encoder", video.spec().encoder());
        document.put("segments", video.size());
        document.putAll(json(first.get(0), first.get(0)));
        document.put("rows", rows(first));
        List<Map<String, Object>> all = new ArrayList<>();
        readings.forEach((name, rows) -> {
            Map<String, Object> reading = new LinkedHashMap<>();
            reading.put("reading", name);
            reading.put("rows", rows(rows));
            all.add(reading);
        });
        document.put("readings", all);
        return document;
    }

    private List<Map<String, Object>> rows(List<Row> rows) {
        return rows.stream().map(row -> json(row, rows.get(0))).toList();
    }

    private Map<String, Object> json(Row row, Row first) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ranker", row.ranker());
        json.put("ap", row.ap());
        json.put("ap_ci", ends(row.apInterval(seed)));
        json.put("precision_at_5", row.precisionAt5());
        json.put("precision_at_5_ci", ends(row.precisionInterval(seed)));
        json.put("ap_below_first", first.ap() - row.ap());
        json.put("ap_below_first_ci", ends(below(row, first)));
        List<Map<String, Object>> viewers = new ArrayList<>();
        for (PersonaScore score : row.personas()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", score.name());
            one.put("ap", score.ap());
            one.put("precision_at_5", score.precisionAt5());
            viewers.add(one);
        }
        json.put("personas", viewers);
        return json;
    }

    private Interval below(Row row, Row first) {
        return MeanBootstrap.interval(first.apAbove(row), seed);
    }

    private static double[] ends(Interval interval) {
        return new double[] {interval.low(), interval.high()};
    }

    /** Every reading, and the first row viewer by viewer. */
    void print(PrintWriter out) {
        readings.forEach((name, rows) -> {
            out.println(personas.film() + ", " + name + "; " + video.spec().encoder() + "; "
                    + rows.get(0).personas().size() + " questions [95 % bootstrap over them]");
            out.println(line(rows.get(0)));
            rows.stream().skip(1).forEach(row -> out.println(line(row) + difference(row, rows.get(0))));
            out.println();
            out.println(rows.get(0).ranker() + ", one by one:");
            for (PersonaScore score : rows.get(0).personas()) {
                out.println(String.format(
                        Locale.ROOT,
                        "  %-50s AP %.3f   precision at 5 %.3f",
                        score.name(),
                        score.ap(),
                        score.precisionAt5()));
            }
            out.println();
        });
    }

    /** How much more the first row has. */
    private String difference(Row row, Row first) {
        Interval below = below(row, first);
        return String.format(
                Locale.ROOT, "   first row %+.3f [%+.3f, %+.3f]", first.ap() - row.ap(), below.low(), below.high());
    }

    private String line(Row row) {
        Interval ap = row.apInterval(seed);
        Interval precision = row.precisionInterval(seed);
        return String.format(
                Locale.ROOT,
                "  %-50s AP %.3f [%.3f, %.3f]   precision at 5 %.3f [%.3f, %.3f]",
                row.ranker(),
                row.ap(),
                ap.low(),
                ap.high(),
                row.precisionAt5(),
                precision.low(),
                precision.high());
    }
}
