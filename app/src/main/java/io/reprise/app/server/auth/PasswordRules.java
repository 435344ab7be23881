package io.reprise.app.server.auth;

import io.reprise.core.error.InvalidValueException;
import io.reprise.core.file.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses passwords that are tried first: the 3000 most common ones, and what holds the user's or the program's name. Any
 * other text of the right length will do.
 */
public final class PasswordRules {
    private static final String COMMON = "common-passwords.txt";
    private static final int DIGITS = 10;
    /** A shorter name is found in too many words. */
    private static final int SHORTEST_NAME = 4;

    private PasswordRules() {}

    /**
     * Checks a new password.
     *
     * @throws InvalidValueException if it is among the first that are tried
     */
    public static void require(String user, String password) {
        String plain = password.toLowerCase(Locale.ROOT);
        String name = user.toLowerCase(Locale.ROOT);
        if ((name.length() >= SHORTEST_NAME && plain.contains(name)) || plain.contains("reprise")) {
            throw new InvalidValueException(
                    "password", "a password holds neither its user's name nor this program's; choose another");
        }
        if (common().contains(Sha256.of(plain).substring(0, DIGITS))) {
            throw new InvalidValueException(
                    "password", "this password is one of the most common ones, which are tried first; choose another");
        }
    }

    private static Set<String> common() {
        try (InputStream in = Objects.requireNonNull(PasswordRules.class.getResourceAsStream(COMMON));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the list is part of the program", e);
        }
    }
}
