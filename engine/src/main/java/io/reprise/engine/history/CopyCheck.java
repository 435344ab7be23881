package io.reprise.engine.history;

import io.reprise.core.error.BadInputException;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.media.VideoProbe;
import io.reprise.media.find.ClipFingerprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds clips that are copies of others among those of one run: the same file, or the same pictures encoded anew. Files are
 * only looked at again where length and features say that they may be copies.
 */
final class CopyCheck {
    /** Cosine of the features of two clips below which their pictures are not compared. */
    private static final double ALIKE = .9;

    private final List<Clip> clips = new ArrayList<>();

    /** One that counts, and its fingerprint as soon as it was needed. */
    private static final class Clip {
        private final LikeSource like;
        private final VideoAnalysis analysis;
        private final float[] mean;
        private @Nullable ClipFingerprint fingerprint;

        Clip(LikeSource like, VideoAnalysis analysis) {
            this.like = like;
            this.analysis = analysis;
            this.mean = analysis.mean();
        }

        boolean isCopyOf(Clip other) throws BadInputException {
            if (analysis.sha256().equals(other.analysis.sha256())) {
                return true;
            }
            return ClipFingerprint.mayBeCopies(
                            analysis.facts().durationMicros(),
                            other.analysis.facts().durationMicros())
                    && cosine(mean, other.mean) >= ALIKE
                    && fingerprint().isCopyOf(other.fingerprint());
        }

        private ClipFingerprint fingerprint() throws BadInputException {
            if (fingerprint == null) {
                Path file = like.file();
                fingerprint = ClipFingerprint.of(VideoProbe.probe(file), 1);
            }
            return fingerprint;
        }
    }

    /**
     * Adds a clip, unless it is a copy of one that was added.
     *
     * @return what it is a copy of; empty for one that was added
     * @throws BadInputException if its file can't be read any more
     */
    Optional<LikeSource> add(LikeSource like, VideoAnalysis analysis) throws BadInputException {
        Clip clip = new Clip(like, analysis);
        for (Clip other : clips) {
            if (clip.isCopyOf(other)) {
                return Optional.of(other.like);
            }
        }
        clips.add(clip);
        return Optional.empty();
    }

    /** Of what both have: a part that is all zeros, as the sound of a GIF, is absent. */
    private static double cosine(float[] a, float[] b) {
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            if (a[i] == 0 || b[i] == 0) {
                continue;
            }
            both += a[i] * (double) b[i];
            ofA += a[i] * (double) a[i];
            ofB += b[i] * (double) b[i];
        }
        return ofA > 0 && ofB > 0 ? both / Math.sqrt(ofA * ofB) : 1;
    }
}
