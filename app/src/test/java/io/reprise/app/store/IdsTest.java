package io.reprise.app.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void sortByTheTimeTheyWereMadeEvenWithinAMillisecond() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(Ids.next());
        }
        assertThat(ids).isSorted().doesNotHaveDuplicates().allMatch(id -> id.matches("[0-7][0-9A-HJKMNP-TV-Z]{25}"));
    }

    /** The ULID specification's own example: 1469918176385 is 01ARYZ6S41. */
    @Test
    void beginWithTheMillisecondsAsUlidsDo() {
        assertThat(Ids.text(1_469_918_176_385L, new byte[10])).isEqualTo("01ARYZ6S41" + "0".repeat(16));
        assertThat(Ids.text((1L << 48) - 1, "\u007f".repeat(10).getBytes(UTF_8)))
                .startsWith("7ZZZZZZZZZFX");
    }

    @Test
    void stillAscendWhenTheClockIsSetBack() {
        String now = Ids.next();
        assertThat(Ids.next(1)).isGreaterThan(now);
    }
}
