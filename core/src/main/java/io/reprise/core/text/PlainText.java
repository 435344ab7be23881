package io.reprise.core.text;

import java.util.regex.Pattern;

/**
 * Text that files and other people brought, such as names, made fit to be printed: a terminal obeys control characters
 * (colours, moves, titles, a second line that looks like ours), and characters that turn the direction of writing hide
 * what a name ends in.
 */
public final class PlainText {
    private static final char REPLACEMENT = '\ufffd';
    private static final String CUT = "..";
    /** Characters of a message: longer ones are cut. */
    private static final int LONGEST_MESSAGE = 2000;

    private static final Pattern LINE_END = Pattern.compile("\\s*\\R\\s*");

    private PlainText() {}

    /**
     * One line: control characters and line ends become a replacement character each, and what is longer than {@code most}
     * is cut.
     *
     * @param most characters of the result, at least 3
     */
    public static String line(String text, int most) {
        String brief = text.length() > most ? text.substring(0, most - CUT.length()) + CUT : text;
        return replaced(brief, false);
    }

    /**
     * A message as one line of at most 2000 characters: its lines are joined by spaces, other control characters replaced.
     * Every typed error holds its message like this, whatever text of a file is in it.
     */
    public static String message(String text) {
        return line(LINE_END.matcher(text.strip()).replaceAll(" "), LONGEST_MESSAGE);
    }

    /** The same as {@link #line} without a limit, line feeds and tabs left as they are. */
    public static String lines(String text) {
        return replaced(text, true);
    }

    private static String replaced(String text, boolean layout) {
        StringBuilder out = null; // most texts are plain
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (isPlain(c) && !isLoneSurrogate(text, i)) || (layout && (c == '\n' || c == '\t'));
            if (!plain && out == null) {
                out = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (out != null) {
                out.append(plain ? c : REPLACEMENT);
            }
        }
        return out == null ? text : out.toString();
    }

    private static boolean isPlain(char c) {
        boolean turnsWriting = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
        boolean endsLine = c == '\u2028' || c == '\u2029';
        return !Character.isISOControl(c) && !turnsWriting && !endsLine;
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
