package io.reprise.app.server.auth;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes of passwords: Argon2id (RFC 9106) as text, {@code $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH}. The bcrypt hashes of
 * earlier versions are still compared with; {@link #isOutdated} says that they are to be replaced.
 *
 * @param memoryKib memory in KiB, 8 to 1,048,576
 * @param passes over that memory, 1 to 100
 * @param lanes computed side by side, 1 to 16
 */
record PasswordHash(int memoryKib, int passes, int lanes) {
    /** The first choice of OWASP's Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane; about 0.1 s. */
    static final PasswordHash CURRENT = new PasswordHash(19 * 1024, 2, 1);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern ENCODED = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})" + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;

    PasswordHash {
        if (memoryKib < 8 * lanes || memoryKib > 1 << 20 || passes < 1 || passes > 100 || lanes < 1 || lanes > 16) {
            throw new IllegalArgumentException(
                    "no parameters of Argon2id: m=" + memoryKib + ", t=" + passes + ", p=" + lanes);
        }
    }

    /** The hash of a password with a new random salt. */
    String of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder text = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$" + text.encodeToString(salt) + "$"
                + text.encodeToString(hash(password, salt, HASH_BYTES));
    }

    /** Whether it is the password of a hash of either kind; false for a text that is none. */
    static boolean matches(String password, String encoded) {
        Matcher argon2 = ENCODED.matcher(encoded);
        if (!argon2.matches()) {
            return BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
                    .verify(password.toCharArray(), encoded)
                    .verified;
        }
        PasswordHash parameters = new PasswordHash(
                Integer.parseInt(argon2.group(1)),
                Integer.parseInt(argon2.group(2)),
                Integer.parseInt(argon2.group(3)));
        byte[] hash = Base64.getDecoder().decode(argon2.group(5));
        byte[] salt = Base64.getDecoder().decode(argon2.group(4));
        return MessageDigest.isEqual(hash, parameters.hash(password, salt, hash.length));
    }

    /** Whether a hash is of another kind than new ones, or has other parameters. */
    static boolean isOutdated(String encoded) {
        return !encoded.startsWith(
                "$argon2id$v=19$m=" + CURRENT.memoryKib + ",t=" + CURRENT.passes + ",p=" + CURRENT.lanes + "$");
    }

    private byte[] hash(String password, byte[] salt, int bytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[bytes];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
