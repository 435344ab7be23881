package io.reprise.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void whatATerminalWouldObeyIsReplaced() {
        assertThat(PlainText.line("a\u001b[31mred\u0007\u009b2J\u007f\r\nb\tc", 100))
                .isEqualTo("a\ufffd[31mred\ufffd\ufffd2J\ufffd\ufffd\ufffdb\ufffdc");
        assertThat(PlainText.lines("one\n\ttwo\u001b]0;title\u0007\r"))
                .isEqualTo("one\n\ttwo\ufffd]0;title\ufffd\ufffd");
        assertThat(PlainText.line("gif\u202efig.exe\u2066x\u2028y", 100)).isEqualTo("gif\ufffdfig.exe\ufffdx\ufffdy");
    }

    @Test
    void whatIsOnlyUnusualStays() {
        String text = "Zoë – 夏祭り 👩‍👩‍👧 \u00e9 'x' \"y\" \\ /";
        assertThat(PlainText.line(text, 100)).isSameAs(text);
        assertThat(PlainText.line("a\ud83d", 100)).isEqualTo("a\ufffd");
        assertThat(PlainText.line("\udc00a", 100)).isEqualTo("\ufffda");
    }

    @Test
    void whatIsLongIsCut() {
        assertThat(PlainText.line("x".repeat(5_000_000), 255)).hasSize(255).endsWith("x..");
        assertThat(PlainText.line("x".repeat(253) + "\ud83d\udc4d\ud83d", 255)).doesNotContain("\ud83d");
        assertThat(PlainText.line("x".repeat(255), 255)).isEqualTo("x".repeat(255));
    }
}
