package io.reprise.learn.clips;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.history.History;
import io.reprise.core.rank.AppealPooling;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.SignalTrack;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import io.reprise.learn.clips.ClipQuestion.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Targets joined after decoding: the moments of each clip follow those of the one before, and a segment is a clip. Each
 * clip is decoded once, however many questions it is part of.
 *
 * @param spec what the features are
 * @param analysed the clips
 * @param histories how a history is made of clips
 */
public record ComposedMaterial(
        FeatureSpec spec, Map<Clip, AnalysedClip> analysed, Function<List<Clip>, History> histories)
        implements ClipMaterial {
    public ComposedMaterial {
        analysed = Map.copyOf(analysed);
    }

    @Override
    public History history(List<Clip> clips) throws BadInputException {
        return histories.apply(clips);
    }

    @Override
    public JoinedVideo join(Target target) {
        List<AnalysedClip> parts = target.clips().stream()
                .map(clip -> Objects.requireNonNull(analysed.get(clip), clip.name()))
                .toList();
        List<Segment> segments = new ArrayList<>();
        long end = 0;
        for (AnalysedClip part : parts) {
            segments.add(new Segment(segments.size(), new TimeRange(end, end + part.durationMicros())));
            end += part.durationMicros();
        }
        FeatureTrack features = joined(spec, parts, segments, AnalysedClip::features);
        FeatureTrack signals =
                joined(SignalTrack.SPEC, parts, segments, part -> part.signals().track());
        RankableVideo video = new RankableVideo(
                target.id(),
                end,
                segments,
                spec,
                SegmentPooling.mean(features, segments),
                AppealPooling.of(new SignalTrack(signals), segments),
                Optional.of(features));
        return new JoinedVideo(
                video, target.clips(), segments.stream().map(Segment::range).toList());
    }

    private static FeatureTrack joined(
            FeatureSpec spec,
            List<AnalysedClip> parts,
            List<Segment> segments,
            Function<AnalysedClip, FeatureTrack> tracks) {
        List<float[]> rows = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            FeatureTrack track = tracks.apply(parts.get(i));
            TimeRange range = segments.get(i).range();
            for (int row = 0; row < track.timesMicros().length; row++) {
                rows.add(track.rows().row(row));
                // a moment never falls into the next clip, even if the file's length is understated
                times.add(Math.min(range.startMicros() + track.timesMicros()[row], range.endMicros() - 1));
            }
        }
        long[] micros = times.stream().mapToLong(Long::longValue).toArray();
        return new FeatureTrack(spec, micros, FeatureMatrix.ofRows(rows));
    }
}
