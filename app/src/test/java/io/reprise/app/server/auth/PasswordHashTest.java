package io.reprise.app.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import io.reprise.core.error.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hashes of passwords, of both kinds. */
class PasswordHashTest {
    /** The reference implementation's own test (phc-winner-argon2, test.c): 64 MiB, 2 passes, salt "somesalt". */
    private static final String REFERENCE =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    private static String bcrypt(String password) {
        BCrypt.Version version = BCrypt.Version.VERSION_2B;
        return BCrypt.with(version, LongPasswordStrategies.hashSha512(version)).hashToString(4, password.toCharArray());
    }

    @Test
    void agreesWithTheReferenceImplementation() {
        assertThat(PasswordHash.matches("password", REFERENCE)).isTrue();
        assertThat(PasswordHash.matches("Password", REFERENCE)).isFalse();
        assertThat(PasswordHash.isOutdated(REFERENCE)).as("other parameters").isTrue();
    }

    @Test
    void aNewHashIsOfItsPasswordAlone() {
        String password = "пароль with a long tail ".repeat(20);
        String hash = PasswordHash.CURRENT.of(password);
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(PasswordHash.CURRENT.of(password));
        assertThat(PasswordHash.matches(password, hash)).isTrue();
        assertThat(PasswordHash.matches(password + " ", hash)).isFalse();
        assertThat(PasswordHash.isOutdated(hash)).isFalse();
    }

    @Test
    void hashesOfEarlierVersionsStillMatchAndAreOutdated() {
        for (String password : new String[] {"short one", "long ".repeat(50)}) {
            String old = bcrypt(password);
            assertThat(PasswordHash.matches(password, old)).isTrue();
            assertThat(PasswordHash.matches(password + "x", old)).isFalse();
            assertThat(PasswordHash.isOutdated(old)).isTrue();
        }
    }

    @Test
    void whatIsNoHashMatchesNothing() {
        for (String text : new String[] {"plain", "$argon2id$v=19$m=1,t=1$x$y", "$2b$11$short"}) {
            assertThat(PasswordHash.matches("password", text)).isFalse();
        }
        assertThatThrownBy(() -> new PasswordHash(1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsTriedFirstIsNoPassword() {
        for (String wrong :
                List.of("password", "PassWord", "12345678", "qwertyuiop", "iloveyou1", "anna-2026!", "my reprise")) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .as(wrong)
                    .isThrownBy(() -> PasswordRules.require("anna", wrong));
        }
        PasswordRules.require("ann", "password of ann"); // a short name is part of many words
        PasswordRules.require("anna", "correct horse battery staple");
    }
}
