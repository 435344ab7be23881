package io.reprise.app.server.auth;

import io.reprise.core.error.InvalidValueException;
import io.reprise.core.file.Sha256;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Passwords as Argon2id hashes ({@link PasswordHash}); sessions and tokens as SHA-256 of 256 random bits. */
public final class Secrets {
    private static final int BYTES = 32;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 1000;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Compared with where there is no such user, so that the time does not tell; made by the first log-in. */
    private static final class UnknownUser {
        static final String HASH = PasswordHash.CURRENT.of(random());
    }

    private Secrets() {}

    /**
     * The hash of a password.
     *
     * @throws InvalidValueException if it is too short or too long
     */
    public static String hash(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new InvalidValueException(
                    "password", "a password has " + SHORTEST + " to " + LONGEST + " characters");
        }
        return PasswordHash.CURRENT.of(password);
    }

    /** Whether it is the password of this hash; takes equally long where there is no hash. */
    public static boolean matches(String password, @Nullable String hash) {
        String against = hash == null ? UnknownUser.HASH : hash;
        boolean same = password.length() <= LONGEST && PasswordHash.matches(password, against);
        return same && hash != null;
    }

    /** A new random secret. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** How a session or a token is stored. */
    public static String digest(String secret) {
        return Sha256.of(secret);
    }
}
