package io.reprise.app.server.jobs;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.reprise.media.render.Effects;
import io.reprise.media.render.Format;
import io.reprise.media.render.Framing;
import io.reprise.media.render.RenderOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a job is to render.
 *
 * @param keptSha256 the file to render from, if it is a highlight's own; null to render from the job's video
 * @param framing size, what is shown, and over what
 * @param quality 1 to 100
 * @param effects what is done to the moment beside showing it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RenderOrder(
        @Nullable String keptSha256,
        long startMicros,
        long endMicros,
        Format format,
        Framing framing,
        double framesPerSecond,
        int quality,
        @Nullable Long maxBytes,
        Effects effects) {
    /** An order made before there were these has the usual ones. */
    public RenderOrder {
        framing = Objects.requireNonNullElse(framing, Framing.DEFAULT);
        quality = quality == 0 ? RenderOptions.USUAL_QUALITY : quality;
        effects = Objects.requireNonNullElse(effects, Effects.NONE);
    }
}
