package io.reprise.engine.history;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.engine.analysis.ClipVectors;
import io.reprise.engine.analysis.VideoAnalyser;
import io.reprise.engine.analysis.VideoAnalysis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The features a run needs: from this run's analyses, from the cache, or by analysing a highlight's file.
 */
public final class AnalysedFeatures implements FeatureSource {
    private final FeatureSpec spec;
    private final VideoAnalyser analyser;
    private final HighlightFiles files;
    private final Optional<ClipVectors> vectors;
    private final Map<String, VideoAnalysis> videos = new HashMap<>();
    private final Map<String, float[]> clips = new HashMap<>();

    /**
     * Features of one run.
     *
     * @param files where the files of stored highlights are
     * @param vectors where vectors of stored clips are kept for the next run; empty to keep none
     */
    public AnalysedFeatures(
            FeatureSpec spec, VideoAnalyser analyser, HighlightFiles files, Optional<ClipVectors> vectors) {
        this.spec = spec;
        this.analyser = analyser;
        this.files = files;
        this.vectors = vectors;
    }

    /** Adds the analysis of a video that highlights may come from. */
    public void addVideo(VideoAnalysis video) {
        videos.put(video.sha256(), video);
    }

    /** Adds the analysis of a file that is a highlight. */
    public void addClip(VideoAnalysis clip) {
        clips.put(clip.sha256(), clip.mean());
    }

    /**
     * Analyses the highlights of a person that are known neither from their source video nor from their file.
     *
     * @return what could not be analysed and why, a line each
     */
    public List<String> analyse(PersonRecord person) {
        List<String> errors = new ArrayList<>();
        for (HighlightRecord highlight : person.highlights()) {
            boolean inSource = highlight
                    .origin()
                    .flatMap(origin -> analyser.lookUp(origin.video()).flatMap(video -> video.inside(origin.range())))
                    .isPresent();
            try {
                if (!inSource && highlight.file().isPresent()) {
                    clip(highlight);
                }
            } catch (BadInputException e) {
                errors.add("the stored highlight " + highlight.name() + " is left out: " + e.getMessage());
            }
        }
        return errors;
    }

    @Override
    public FeatureSpec spec() {
        return spec;
    }

    @Override
    public Optional<VideoAnalysis> video(String sha256) {
        VideoAnalysis known = videos.get(sha256);
        if (known == null) {
            analyser.lookUp(sha256).ifPresent(this::addVideo);
            known = videos.get(sha256);
        }
        return Optional.ofNullable(known);
    }

    @Override
    public Optional<float[]> clip(HighlightRecord highlight) throws BadInputException {
        String sha256 = highlight
                .file()
                .orElseThrow(() -> new BadInputException(
                        "not-rendered", "its pictures are not in the store yet; try again later"));
        Optional<float[]> known =
                Optional.ofNullable(clips.get(sha256)).or(() -> vectors.flatMap(all -> all.get(sha256)));
        if (known.isPresent()) {
            return known;
        }
        Optional<VideoAnalysis> cached = analyser.lookUp(sha256);
        float[] mean = (cached.isPresent() ? cached.get() : analysed(sha256, highlight.name())).mean();
        vectors.ifPresent(all -> all.put(sha256, mean));
        return Optional.of(mean);
    }

    private VideoAnalysis analysed(String sha256, String name) throws BadInputException {
        Path file = files.file(sha256)
                .orElseThrow(() -> new BadInputException("damaged", "its file is missing from the store"));
        try {
            return analyser.analyse(analyser.probe(file), name);
        } catch (BadInputException e) {
            String message = String.valueOf(e.getMessage()).replace(file.toString(), name);
            throw new BadInputException(e.code(), message, e);
        }
    }
}
