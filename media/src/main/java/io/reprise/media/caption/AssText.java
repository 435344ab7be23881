package io.reprise.media.caption;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The plain text of a line of ASS, the form in which FFmpeg gives all subtitles of text: no styles, no places. */
final class AssText {
    /** What stands before the text: order, layer, style, name, three margins, effect. */
    private static final int FIELDS_BEFORE = 8;

    private static final Pattern DRAWING = Pattern.compile("\\{[^}]*\\\\p[1-9][^}]*\\}.*?(\\{[^}]*\\\\p0[^}]*\\}|$)");
    private static final Pattern OVERRIDE = Pattern.compile("\\{[^}]*\\}");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^>]*>");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n]]");

    private AssText() {}

    /** The text of an event as FFmpeg writes it; blank if it shows none. */
    static String ofEvent(String event) {
        String[] fields = event.split(",", FIELDS_BEFORE + 1);
        return plain(fields.length > FIELDS_BEFORE ? fields[FIELDS_BEFORE] : "");
    }

    /** Text without drawings, styles and tags. */
    static String plain(String styled) {
        String text = DRAWING.matcher(styled).replaceAll("");
        text = OVERRIDE.matcher(text).replaceAll("");
        text = text.replace("\\N", "\n")
                .replace("\\n", "\n")
                .replace("\\h", " ")
                .replace("\r", "");
        text = CONTROL.matcher(TAG.matcher(text).replaceAll("")).replaceAll("");
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
