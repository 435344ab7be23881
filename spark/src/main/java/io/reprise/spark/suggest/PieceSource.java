package io.reprise.spark.suggest;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.Origin;
import io.reprise.core.history.SourceVideo;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.history.FeatureSource;
import io.reprise.engine.history.HighlightRecord;
import io.reprise.spark.catalogue.Packed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Features of a user's history from {@link PieceRows}. */
final class PieceSource implements FeatureSource {
    private final FeatureSpec spec;
    private final Map<Origin, Moment> moments = new HashMap<>();
    private final Map<String, SourceVideo> sources = new HashMap<>();
    private final Map<String, float[]> clips = new HashMap<>();

    PieceSource(FeatureSpec spec, List<Row> pieces) {
        this.spec = spec;
        for (Row piece : pieces) {
            PieceRows.moments(piece, moments);
            PieceRows.source(piece).ifPresent(source -> sources.put(source.video(), source));
            byte[] whole = piece.getAs("whole");
            if (whole != null) {
                clips.put(piece.getAs("sha256"), Packed.floats(whole));
            }
        }
    }

    @Override
    public FeatureSpec spec() {
        return spec;
    }

    @Override
    public Optional<Moment> moment(Origin origin) {
        return Optional.ofNullable(moments.get(origin));
    }

    /** The ranges kept are those the piece was made with. */
    @Override
    public Optional<SourceVideo> source(String sha256, List<TimeRange> kept) {
        return Optional.ofNullable(sources.get(sha256));
    }

    @Override
    public Optional<float[]> clip(HighlightRecord highlight) {
        return highlight.file().map(clips::get);
    }

    /** Whole videos stay where they are. */
    @Override
    public Optional<VideoAnalysis> video(String sha256) {
        return Optional.empty();
    }
}
