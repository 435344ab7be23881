package io.reprise.app.server.api;

import io.reprise.app.server.http.JsonFields;
import io.reprise.media.render.Effects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request wants to be done to a moment beside showing it. No field can name a file of this machine. */
final class EffectFields {
    private static final Pattern SUBTITLES = Pattern.compile("auto|\\d{1,3}");

    private EffectFields() {}

    /** The fields loop, speed, boomerang, text and subtitles; what is wrong with them is told to the fields. */
    static Effects of(JsonFields fields) {
        int loop = (int) fields.whole("loop", 0, 0, Effects.MOST_LOOPS);
        double speed = fields.decimal("speed", 1, Effects.SLOWEST, Effects.FASTEST);
        boolean boomerang = fields.flag("boomerang", false);
        String text = fields.lines("text", Effects.LONGEST_TEXT);
        return new Effects(loop, speed, boomerang, text, subtitles(fields));
    }

    private static @Nullable String subtitles(JsonFields fields) {
        String subtitles = fields.text("subtitles", 4);
        if (subtitles != null && !SUBTITLES.matcher(subtitles).matches()) {
            fields.wrong("subtitles", "subtitles is auto or the number of a stream");
            return null;
        }
        return subtitles;
    }
}
