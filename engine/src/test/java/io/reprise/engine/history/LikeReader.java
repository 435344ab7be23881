package io.reprise.engine.history;

import io.reprise.core.testing.Fuzz;
import io.reprise.engine.analysis.ContentHash;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.analysis.VideoAnalyser;
import io.reprise.vision.builtin.BuiltinEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a clip as a highlight beside a whole one, which it may be a copy of, as {@code --like} does. */
public final class LikeReader implements Fuzz.Reader {
    /** The whole one, in the same folder. */
    static final String WHOLE = "whole.gif";

    private final BuiltinEncoder encoder = new BuiltinEncoder();
    private final List<String> warnings = new ArrayList<>();
    private final Listener listener = new Listener() {
        @Override
        public void warning(String line) {
            warnings.add(line);
        }
    };

    @Override
    public void read(Path file) throws Exception {
        warnings.clear();
        VideoAnalyser analyser = new VideoAnalyser(encoder, ContentHash.uncached(), Optional.empty(), 1, listener);
        AnalysedFeatures features =
                new AnalysedFeatures(encoder.spec(), analyser, sha256 -> Optional.empty(), Optional.empty());
        List<HighlightRecord> records =
                new LikeRecords(analyser, features, listener).of(List.of(like(file.resolveSibling(WHOLE)), like(file)));
        check(records);
    }

    private static LikeSource like(Path file) {
        return LikeSource.named(file.toString(), file, Optional.empty());
    }

    /** The whole one counts; the other too, or a line says why not. */
    private void check(List<HighlightRecord> records) {
        if (records.isEmpty() || records.size() > 2 || (records.size() == 1 && warnings.isEmpty())) {
            throw new IllegalStateException(records + " " + warnings);
        }
        for (String line : warnings) {
            if (line.lines().count() != 1 || line.contains("Exception")) {
                throw new IllegalStateException("no clear line: " + line);
            }
        }
    }
}
