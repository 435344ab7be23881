package io.reprise.media.caption;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import java.awt.Font;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The font captions are drawn with: this machine's own sans-serif, bold, with whatever other fonts fill its gaps. */
public final class CaptionFont {
    private static final String INSTALL = "; on Debian and Ubuntu: apt install fontconfig fonts-dejavu-core";

    private CaptionFont() {}

    /**
     * The font in a size.
     *
     * @throws DoesNotFitException if this Java finds no fonts; says what to install
     */
    static Font of(float size) {
        System.setProperty("java.awt.headless", "true");
        try {
            Font font = new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont(size);
            if (font.canDisplay('a')) {
                return font;
            }
        } catch (RuntimeException | LinkageError | InternalError e) {
            // Java's own words for it are "Fontconfig head is null" and the like
            throw new DoesNotFitException("captions need fonts, and this Java finds none (" + e + ")" + INSTALL);
        }
        throw new DoesNotFitException("captions need a font with letters, and this Java finds none" + INSTALL);
    }

    /** Why captions can't be drawn here; empty where they can. */
    public static Optional<String> error() {
        try {
            of(12);
            return Optional.empty();
        } catch (DoesNotFitException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * A text without the signs that no font here has.
     *
     * @throws BadInputException "no-letters" if letters are among them
     */
    static String shown(String text) throws BadInputException {
        Font font = of(12);
        IntPredicate missing = point -> point != '\n' && !font.canDisplay(point);
        if (text.codePoints().filter(missing).anyMatch(Character::isLetter)) {
            throw new BadInputException(
                    "no-letters",
                    "no font of this machine has all letters of '" + text.replace('\n', ' ')
                            + "'; on Debian and Ubuntu: apt install fonts-noto-core fonts-noto-cjk");
        }
        return text.codePoints()
                .filter(missing.negate())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
