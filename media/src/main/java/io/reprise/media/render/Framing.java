package io.reprise.media.render;

import io.reprise.core.error.InvalidValueException;
import java.util.Locale;
import java.util.Map;

/**
 * How pictures are laid out.
 *
 * @param bound how large they may be
 * @param crop what of them is shown
 * @param ground what transparent pictures are laid over, 0xRRGGBB
 */
public record Framing(SizeBound bound, CropChoice crop, int ground) {
    /** At most 480 pixels long, without black bars, over white. */
    public static final Framing DEFAULT = new Framing(SizeBound.longer(480), CropChoice.AUTO, 0xffffff);

    private static final int LARGEST = 0xffffff;
    private static final int HEX_DIGITS = 6;

    /** Names that people use for grounds. */
    private static final Map<String, Integer> NAMES = Map.of(
            "white", 0xffffff, "black", 0x000000, "grey", 0x808080, "gray", 0x808080, "red", 0xff0000, "green",
            0x00ff00, "blue", 0x0000ff);

    public Framing {
        if (ground < 0 || ground > LARGEST) {
            throw new InvalidValueException("background", "a colour is 0 to 0xffffff, not " + ground);
        }
    }

    /** The same in another size. */
    public Framing withBound(SizeBound other) {
        return new Framing(other, crop, ground);
    }

    /** The same with something else shown. */
    public Framing withCrop(CropChoice other) {
        return new Framing(bound, other, ground);
    }

    /** The same over another colour. */
    public Framing withGround(int colour) {
        return new Framing(bound, crop, colour);
    }

    /**
     * Reads a colour: #RRGGBB, with or without the sign, or one of a few names.
     *
     * @return 0xRRGGBB
     * @throws InvalidValueException if it is neither
     */
    public static int colour(String text) {
        Integer named = NAMES.get(text.toLowerCase(Locale.ROOT));
        if (named != null) {
            return named;
        }
        String digits = text.startsWith("#") ? text.substring(1) : text;
        if (digits.length() == HEX_DIGITS && digits.chars().allMatch(digit -> Character.digit(digit, 16) >= 0)) {
            return Integer.parseInt(digits, 16);
        }
        throw new InvalidValueException(
                "background",
                "a colour is six hexadecimal digits such as #ffffff, or "
                        + String.join(", ", NAMES.keySet().stream().sorted().toList()) + ", not " + text);
    }
}
