package io.reprise.learn.personas;

import io.reprise.core.error.BadInputException;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.metric.AveragePrecision;
import io.reprise.core.metric.Precision;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.baseline.RandomRanker;
import io.reprise.core.rank.position.PositionRanker;
import io.reprise.core.segment.Segment;
import io.reprise.learn.evaluate.Interval;
import io.reprise.learn.evaluate.MeanBootstrap;
import io.reprise.learn.train.RankingExample;
import io.reprise.learn.train.SideInputRanker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Asks rankers for what viewers of one film would clip next. Each viewer's history is handed over as highlights cut from
 * this film; all segments that are neither history nor to be ignored are ranked, ties going to the earlier one.
 */
public final class PersonaBenchmark {
    private static final int FIRST = 5;
    private static final int RANDOM_ORDERS = 100;
    private static final String SVM_D = "svm-d/1, of the other viewers";
    private final RankableVideo film;
    private final Personas personas;

    /**
     * Prepares the benchmark.
     *
     * @param film with uniform segments of the personas' length
     * @throws BadInputException "bad-personas" if a persona names a segment the film does not have
     */
    public PersonaBenchmark(RankableVideo film, Personas personas) throws BadInputException {
        this.film = film;
        this.personas = personas;
        requireFilmOf(film, personas);
    }

    /** Refuses a film that lacks a segment that a viewer names. */
    static void requireFilmOf(RankableVideo film, Personas personas) throws BadInputException {
        for (Persona persona : personas.personas()) {
            int last = last(persona);
            if (last >= film.size()) {
                throw new BadInputException(
                        "bad-personas",
                        "persona '" + persona.name() + "' names segment " + last + ", the film has " + film.size()
                                + " of " + personas.segmentSeconds() + " s; is it the right film?");
            }
        }
    }

    private static int last(Persona persona) {
        int last = 0;
        for (var segments : List.of(persona.history(), persona.target(), persona.ignore())) {
            last = Math.max(last, segments.stream().mapToInt(i -> i).max().orElse(0));
        }
        return last;
    }

    /**
     * How well a ranker did for one viewer.
     *
     * @param name the viewer's
     * @param ap plain average precision over the ranked candidates
     * @param precisionAt5 relevant ones among the first 5, divided by min(5, relevant)
     */
    public record PersonaScore(String name, double ap, double precisionAt5) {}

    /**
     * How well a ranker did.
     *
     * @param ranker its name
     * @param personas viewer by viewer
     */
    public record Row(String ranker, List<PersonaScore> personas) {
        /** Mean average precision over the viewers. */
        public double ap() {
            return personas.stream().mapToDouble(PersonaScore::ap).average().orElseThrow();
        }

        /** Mean precision at 5 over the viewers. */
        public double precisionAt5() {
            return personas.stream()
                    .mapToDouble(PersonaScore::precisionAt5)
                    .average()
                    .orElseThrow();
        }

        /** Where the mean average precision lies, by a bootstrap over the viewers. */
        public Interval apInterval(long seed) {
            return MeanBootstrap.interval(aps(), seed);
        }

        /** Where the mean precision at 5 lies. */
        public Interval precisionInterval(long seed) {
            return MeanBootstrap.interval(
                    personas.stream().map(PersonaScore::precisionAt5).toList(), seed);
        }

        /** How much more average precision it has than another ranker, viewer by viewer. */
        public List<Double> apAbove(Row other) {
            List<Double> theirs = other.aps();
            return IntStream.range(0, personas.size())
                    .mapToObj(i -> aps().get(i) - theirs.get(i))
                    .toList();
        }

        private List<Double> aps() {
            return personas.stream().map(PersonaScore::ap).toList();
        }
    }

    /** Lets a ranker rank for every viewer. */
    public Row run(Ranker ranker) {
        return run(ranker.name(), persona -> ranker);
    }

    /** SVM-D, for each viewer trained on all the others. */
    public Row svmD() {
        return run(SVM_D, this::svmD);
    }

    private Ranker svmD(Persona persona) {
        return OtherViewers.svmD(film, personas, persona, one -> history(film, one));
    }

    /**
     * The controls: rivals that are given position and appeal as reprise is, weighed for each viewer by what the others
     * clipped.
     */
    public List<Row> controls(List<Ranker> rivals) {
        List<Row> rows = new ArrayList<>();
        for (Ranker rival : rivals) {
            rows.add(run(SideInputRanker.name(rival.name()), persona -> control(rival, persona)));
        }
        rows.add(run(SideInputRanker.name(SVM_D), persona -> control(svmD(persona), persona)));
        return rows;
    }

    private Ranker control(Ranker rival, Persona left) {
        List<RankingExample> others = personas.personas().stream()
                .filter(persona ->
                        !persona.taste().equals(left.taste()) || persona.taste().isEmpty())
                .filter(persona -> !persona.equals(left))
                .map(persona -> PersonaExamples.here(film, persona))
                .toList();
        return SideInputRanker.fit(rival, PositionRanker.shipped(), others);
    }

    private Row run(String name, Function<Persona, Ranker> rankers) {
        List<PersonaScore> scores = new ArrayList<>();
        for (Persona persona : personas.personas()) {
            boolean[] relevant = relevantByRank(rankers.apply(persona), persona);
            scores.add(
                    new PersonaScore(persona.name(), AveragePrecision.plain(relevant), Precision.at(FIRST, relevant)));
        }
        return new Row(name, scores);
    }

    /** What random orders give on average, over 100 seeds. */
    public Row random() {
        List<Row> rows = LongStream.range(0, RANDOM_ORDERS)
                .mapToObj(seed -> run(new RandomRanker(seed)))
                .toList();
        List<PersonaScore> means = new ArrayList<>();
        for (int i = 0; i < personas.personas().size(); i++) {
            int viewer = i;
            List<PersonaScore> scores =
                    rows.stream().map(row -> row.personas().get(viewer)).toList();
            means.add(new PersonaScore(
                    scores.get(0).name(),
                    scores.stream().mapToDouble(PersonaScore::ap).average().orElseThrow(),
                    scores.stream()
                            .mapToDouble(PersonaScore::precisionAt5)
                            .average()
                            .orElseThrow()));
        }
        return new Row(rows.get(0).ranker(), means);
    }

    private boolean[] relevantByRank(Ranker ranker, Persona persona) {
        int[] order = Arrays.stream(ranker.score(film, history(film, persona)).order())
                .filter(persona::isCandidate)
                .toArray();
        boolean[] relevant = new boolean[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            relevant[rank] = persona.target().contains(order[rank]);
        }
        return relevant;
    }

    /** The viewer's history as the product would know it: highlights cut from this film. */
    static History history(RankableVideo film, Persona persona) {
        List<Highlight> highlights = persona.history().stream()
                .map(i -> highlight(film, film.segments().get(i)))
                .toList();
        return History.of(film.spec(), highlights);
    }

    /** A segment of a film as a highlight cut from it. */
    static Highlight highlight(RankableVideo film, Segment segment) {
        double position = Math.min(1, segment.range().middleMicros() / (double) film.durationMicros());
        Optional<Origin> origin =
                film.id().isEmpty() ? Optional.empty() : Optional.of(new Origin(film.id(), segment.range()));
        return new Highlight(
                "segment " + segment.index(),
                film.features().row(segment.index()),
                OptionalDouble.of(position),
                origin);
    }
}
