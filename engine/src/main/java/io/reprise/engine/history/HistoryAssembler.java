package io.reprise.engine.history;

import io.reprise.core.error.BadInputException;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Negative;
import io.reprise.core.history.Origin;
import io.reprise.core.history.SourceVideo;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleConsumer;

/**
 * Builds a person's history of what is stored and of features, the same for the command, the server and training.
 *
 * <ul>
 *   <li>A highlight's vector is the mean over its range of the source video where that is at hand, otherwise over its own
 *       file. One that is there twice (the same file, or the same range) counts once.
 *   <li>Every source video at hand adds its statistics, cut in shots whatever is ranked.
 *   <li>A rejected moment is a negative; one that was shown and not kept a weak negative ({@link ShownMoments}).
 *   <li>Kept and rejected ranges are excluded from suggestions, with features or without.
 * </ul>
 */
public final class HistoryAssembler {
    private final FeatureSource features;
    private final DoubleConsumer progress;
    private final List<Highlight> highlights = new ArrayList<>();
    private final List<PersonalHistory.Missing> missing = new ArrayList<>();
    private final Map<String, List<TimeRange>> kept = new LinkedHashMap<>();
    private final Map<String, HighlightRecord> records = new LinkedHashMap<>();
    private final Set<Object> counted = new HashSet<>();

    private HistoryAssembler(FeatureSource features, DoubleConsumer progress) {
        this.features = features;
        this.progress = progress;
    }

    /** Builds the history of a person. */
    public static PersonalHistory assemble(PersonRecord person, FeatureSource features) {
        return assemble(person, features, part -> {});
    }

    /**
     * Builds the history of a person.
     *
     * @param progress receives the part of the highlights done so far, in (0, 1]
     */
    public static PersonalHistory assemble(PersonRecord person, FeatureSource features, DoubleConsumer progress) {
        return new HistoryAssembler(features, progress).run(person);
    }

    private PersonalHistory run(PersonRecord person) {
        int done = 0;
        for (HighlightRecord record : person.highlights()) {
            record.origin().ifPresent(this::keep);
            if (!isCounted(record)) {
                add(record);
            }
            progress.accept(++done / (double) person.highlights().size());
        }
        List<Negative> negatives = new ArrayList<>();
        person.rejected().forEach(moment -> negative(moment, Negative.REJECTED).ifPresent(negatives::add));
        new ShownMoments(kept, person.rejected())
                .notKept(person.shown())
                .forEach(moment -> negative(moment, Negative.NOT_KEPT).ifPresent(negatives::add));
        History history = new History(features.spec(), highlights, sources(), negatives);
        return new PersonalHistory(history, excluded(person.rejected()), missing, records);
    }

    private void keep(Origin origin) {
        kept.computeIfAbsent(origin.video(), none -> new ArrayList<>()).add(origin.range());
    }

    private boolean isCounted(HighlightRecord record) {
        return record.files().stream().anyMatch(counted::contains)
                || record.origin().filter(counted::contains).isPresent();
    }

    private void add(HighlightRecord record) {
        try {
            Optional<FeatureSource.Moment> source = record.origin().flatMap(features::moment);
            Optional<float[]> vector = source.flatMap(FeatureSource.Moment::feature);
            if (vector.isEmpty()) {
                vector = features.clip(record);
            }
            if (vector.isEmpty()) {
                missing.add(new PersonalHistory.Missing(record, "", false));
                return;
            }
            highlights.add(new Highlight(record.id(), vector.get(), position(record, source), record.origin()));
            records.put(record.id(), record);
            counted.addAll(record.files());
            record.origin().ifPresent(counted::add);
        } catch (BadInputException e) {
            missing.add(new PersonalHistory.Missing(
                    record, String.valueOf(e.getMessage()), HighlightRules.isOfTheFile(e.code())));
        }
    }

    /** The length a source video has counts for more than the one that was noted. */
    private static OptionalDouble position(HighlightRecord record, Optional<FeatureSource.Moment> source) {
        if (record.origin().isEmpty()) {
            return OptionalDouble.empty();
        }
        if (source.isPresent()) {
            return OptionalDouble.of(source.get().position());
        }
        TimeRange range = record.origin().get().range();
        return record.sourceMicros().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(
                        1, range.middleMicros() / (double) record.sourceMicros().getAsLong()));
    }

    private List<SourceVideo> sources() {
        List<SourceVideo> sources = new ArrayList<>();
        kept.forEach((video, ranges) -> features.source(video, ranges).ifPresent(sources::add));
        return sources;
    }

    private Optional<Negative> negative(Origin moment, double weight) {
        return features.moment(moment)
                .flatMap(FeatureSource.Moment::feature)
                .map(vector -> new Negative(vector, weight, Optional.of(moment)));
    }

    private Map<String, List<TimeRange>> excluded(List<Origin> rejected) {
        Map<String, List<TimeRange>> excluded = new LinkedHashMap<>();
        kept.forEach((video, ranges) -> excluded.put(video, new ArrayList<>(ranges)));
        rejected.forEach(moment -> excluded.computeIfAbsent(moment.video(), none -> new ArrayList<>())
                .add(moment.range()));
        return excluded;
    }
}
