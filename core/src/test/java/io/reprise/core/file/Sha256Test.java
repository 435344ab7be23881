package io.reprise.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of FIPS 180-4's examples. */
class Sha256Test {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String MILLION_A = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

    @TempDir
    Path folder = Path.of("");

    @Test
    void hashesTextsFilesAndWhatADigestWasFed() throws Exception {
        assertThat(Sha256.of("abc")).isEqualTo(ABC);
        byte[] million = new byte[1_000_000];
        Arrays.fill(million, (byte) 'a');
        assertThat(Sha256.of(million)).isEqualTo(MILLION_A);
        assertThat(Sha256.of(Files.write(folder.resolve("a"), million))).isEqualTo(MILLION_A);
        MessageDigest digest = Sha256.digest();
        digest.update((byte) 'a');
        digest.update(new byte[] {'b', 'c'});
        assertThat(Sha256.hex(digest)).isEqualTo(ABC);
    }

    /** printf abc >b/x; printf '' >a; sha256sum a b/x | sha256sum */
    @Test
    void hashesManyFilesInTheOrderOfTheirNames() throws Exception {
        Path second =
                Files.writeString(Files.createDirectories(folder.resolve("b")).resolve("x"), "abc");
        Path first = Files.writeString(folder.resolve("a"), "");
        assertThat(Sha256.of(folder, List.of(second, first)))
                .isEqualTo("15bf0fec1c6e0df52b576c07ef97a86b0542f6c1aae17f7864a9a66ac8f5e83b");
    }
}
