package io.reprise.app.pipeline;

import io.reprise.app.cache.ClipVectors;
import io.reprise.app.cache.Home;
import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.StoredHighlight;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.file.AtomicFile;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import io.reprise.core.trouble.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at stored highlights as the run's encoder sees them: what it has looked at before comes from the cache, the rest
 * is taken out of the store for a moment.
 */
final class StoredLoader {
    private final VideoAnalyser analyser;
    private final Memory memory;
    private final Path folder;
    private final Optional<ClipVectors> vectors;

    /**
     * A loader.
     *
     * @param vectors where vectors of clips are remembered; empty to remember nothing
     */
    StoredLoader(VideoAnalyser analyser, Memory memory, Home home, Optional<ClipVectors> vectors) {
        this.vectors = vectors;
        this.analyser = analyser;
        this.memory = memory;
        this.folder = home.cache().resolve("highlights");
    }

    /** What is known of the video a highlight comes from; it need not be at hand. */
    Optional<VideoAnalysis> source(StoredHighlight highlight) {
        HighlightSource source = highlight.source();
        return source == null ? Optional.empty() : analyser.lookUp(source.sha256());
    }

    /**
     * The mean of what is seen in the highlight's own file: the small copy of a part of a video, which has its sound;
     * otherwise the file as it was added.
     *
     * @throws BadInputException if it has none, or it can't be decoded
     */
    float[] clip(StoredHighlight highlight) throws BadInputException {
        @Nullable String first = highlight.source() == null ? highlight.kept() : highlight.clip();
        @Nullable String second = highlight.source() == null ? highlight.clip() : highlight.kept();
        String sha256 = first == null ? second : first;
        if (sha256 == null) {
            throw new BadInputException("not-rendered", "its pictures are not in the store yet; try again later");
        }
        Optional<float[]> known = vectors.flatMap(all -> all.get(sha256));
        if (known.isPresent()) {
            return known.get();
        }
        Optional<VideoAnalysis> seen = analyser.lookUp(sha256);
        float[] mean = mean(seen.isPresent() ? seen.get() : look(sha256, highlight.name()));
        vectors.ifPresent(all -> all.put(sha256, mean));
        return mean;
    }

    private static float[] mean(VideoAnalysis clip) {
        TimeRange whole = new TimeRange(0, clip.facts().durationMicros());
        return SegmentPooling.mean(clip.features(), List.of(new Segment(0, whole)))
                .row(0);
    }

    private VideoAnalysis look(String sha256, String name) throws BadInputException {
        MediaFiles.Media media = memory.file(sha256)
                .orElseThrow(() -> new BadInputException("damaged", "its file is missing from the store"));
        String readable = name.replaceAll("[^\\p{L}\\p{N}.@-]+", "_");
        Path file = folder.resolve(sha256).resolve(readable.substring(0, Math.min(80, readable.length())));
        try {
            AtomicFile.write(file, channel -> {
                ByteBuffer bytes = ByteBuffer.wrap(media.content());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            });
            try {
                return analyser.analyse(analyser.probe(file));
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(file.resolveSibling(""));
            }
        } catch (IOException e) {
            throw new BadInputException("not-writable", "it can't be unpacked into " + folder + ": " + Reason.of(e), e);
        }
    }
}
