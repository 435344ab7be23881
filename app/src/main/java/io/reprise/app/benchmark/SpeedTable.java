package io.reprise.app.benchmark;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was timed, and each stage beside its limit: what somebody else takes for that work, in the same minute.
 *
 * @param rows in the order in which they ran
 */
public record SpeedTable(List<Row> rows) {
    static final String VERSION = "reprise --version";
    static final String MACHINE = "java -version";
    static final String FFMPEG = "ffmpeg -i VIDEO -f null -";
    static final String DECODE = "decoding, cuts and signals";
    static final String COLD = "suggest, nothing cached";
    static final String ENCODER = "the encoder on decoded frames";
    static final String RUNTIME = "ONNX Runtime on as many frames";
    static final String WARM = "suggest, everything cached";
    static final String RENDER = "a moment of 4 s as a GIF";
    static final String PALETTES = "ffmpeg's palettegen and paletteuse";
    static final String GIFSKI = "gifski";

    private static final List<Pair> PAIRS = List.of(
            new Pair("start", "version_to_java", VERSION, MACHINE),
            new Pair("decode", "decode_to_ffmpeg", DECODE, FFMPEG),
            new Pair("analyse", "cold_to_ffmpeg", COLD, FFMPEG),
            new Pair("encode", "encoder_to_onnx", ENCODER, RUNTIME),
            new Pair("rank", "warm_to_version", WARM, VERSION),
            new Pair("render", "render_to_palettes", RENDER, PALETTES),
            new Pair("render", "render_to_gifski", RENDER, GIFSKI));

    private record Pair(String stage, String key, String what, String limit) {}

    /**
     * What was measured.
     *
     * @param what what was run
     * @param median seconds of wall clock
     * @param seconds of every run, in order
     */
    public record Row(String what, double median, List<Double> seconds) {
        static Row of(String what, List<Double> seconds) {
            double[] sorted =
                    seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            int n = sorted.length;
            double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
            return new Row(what, median, List.copyOf(seconds));
        }
    }

    /**
     * Stage beside its limit.
     *
     * @param stage one of start, decode, analyse, encode, rank, render
     * @param seconds median of what was run
     * @param limit what it is compared with
     * @param limitSeconds median of that
     * @param ratio the first median over the second
     */
    public record Stage(String stage, String what, double seconds, String limit, double limitSeconds, double ratio) {}

    public SpeedTable {
        rows = List.copyOf(rows);
    }

    static SpeedTable of(Map<String, List<Double>> seconds) {
        List<Row> rows = new ArrayList<>();
        seconds.forEach((what, times) -> rows.add(Row.of(what, times)));
        return new SpeedTable(rows);
    }

    /** The stages whose limit was to be had. */
    public List<Stage> stages() {
        return measured().map(this::stage).toList();
    }

    /** What could not be run, so that nothing is compared with it. */
    public List<String> missing() {
        Map<String, Double> medians = medians();
        return PAIRS.stream()
                .map(Pair::limit)
                .distinct()
                .filter(limit -> !medians.containsKey(limit))
                .toList();
    }

    /** The ratios of {@link #stages}, by what JSON calls them. */
    public Map<String, Double> ratios() {
        Map<String, Double> ratios = new LinkedHashMap<>();
        measured().forEach(pair -> ratios.put(pair.key, stage(pair).ratio));
        return ratios;
    }

    /** Median seconds of what was run. */
    double median(String what) {
        return requireNonNull(medians().get(what));
    }

    private Map<String, Double> medians() {
        Map<String, Double> medians = new LinkedHashMap<>();
        rows.forEach(row -> medians.put(row.what, row.median));
        return medians;
    }

    private Stream<Pair> measured() {
        Map<String, Double> medians = medians();
        return PAIRS.stream().filter(pair -> medians.containsKey(pair.what) && medians.containsKey(pair.limit));
    }

    private Stage stage(Pair pair) {
        double seconds = median(pair.what);
        double limit = median(pair.limit);
        return new Stage(pair.stage, pair.what, seconds, pair.limit, limit, seconds / limit);
    }
}
