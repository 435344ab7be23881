package io.reprise.app.server.http;

/** Text that every database and every terminal takes: without control characters and without half characters. */
public final class PlainText {
    private PlainText() {}

    /** Whether text has neither control characters, such as NUL, nor surrogates without their other half. */
    public static boolean is(String text) {
        return text.codePoints()
                .noneMatch(c ->
                        Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
