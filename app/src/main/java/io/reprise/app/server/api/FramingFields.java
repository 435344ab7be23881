package io.reprise.app.server.api;

import io.reprise.app.server.http.JsonFields;
import io.reprise.core.error.InvalidValueException;
import io.reprise.media.render.CropChoice;
import io.reprise.media.render.Framing;
import io.reprise.media.render.SizeBound;
import org.jspecify.annotations.Nullable;

/** How large a request wants a moment, what of its pictures, and over what. */
final class FramingFields {
    private static final int SMALLEST = 16;
    private static final int LARGEST = 1920;
    private static final int USUAL = 480;

    private FramingFields() {}

    /** The fields size, width, crop and background; what is wrong with them is told to the fields. */
    static Framing of(JsonFields fields) {
        int size = (int) fields.whole("size", USUAL, SMALLEST, LARGEST);
        Long width = fields.wholeOrNull("width", SMALLEST, LARGEST);
        SizeBound bound = width == null ? SizeBound.longer(size) : SizeBound.width(width.intValue());
        return new Framing(bound, crop(fields), ground(fields));
    }

    private static CropChoice crop(JsonFields fields) {
        String crop = fields.text("crop", 20);
        try {
            return crop == null ? CropChoice.AUTO : CropChoice.parse(crop);
        } catch (InvalidValueException e) {
            fields.wrong("crop", "crop is auto, none or a shape such as 9:16");
            return CropChoice.AUTO;
        }
    }

    private static int ground(JsonFields fields) {
        @Nullable String background = fields.text("background", 20);
        try {
            return background == null ? Framing.DEFAULT.ground() : Framing.colour(background);
        } catch (InvalidValueException e) {
            fields.wrong("background", String.valueOf(e.getMessage()));
            return Framing.DEFAULT.ground();
        }
    }
}
