package io.reprise.app.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The cookie of a browser in which the user was logged in before: a random number and its HMAC-SHA256 with the user's
 * password hash as the key. It grants no access; it gives the browser a counter of failed log-ins of its own. Nothing is stored
 * for it, and a new password ends it.
 */
final class TrustedDevice {
    private TrustedDevice() {}

    /** A new cookie for a user with this password hash. */
    static String cookie(String passwordHash) {
        String number = Secrets.random();
        return number + "." + mac(number, passwordHash);
    }

    /** The number of a cookie that was made for this password hash; empty if it was not. */
    static Optional<String> number(@Nullable String cookie, @Nullable String passwordHash) {
        int dot = cookie == null ? -1 : cookie.indexOf('.');
        if (cookie == null || dot < 0 || passwordHash == null) {
            return Optional.empty();
        }
        String number = cookie.substring(0, dot);
        byte[] expected = mac(number, passwordHash).getBytes(StandardCharsets.UTF_8);
        boolean same = MessageDigest.isEqual(expected, cookie.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
        return same ? Optional.of(number) : Optional.empty();
    }

    private static String mac(String number, String passwordHash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(passwordHash.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(("device " + number).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
