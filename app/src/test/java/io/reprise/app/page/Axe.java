package io.reprise.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** axe-core: whether people with screen readers, keyboards and weak eyes can use what is shown (WCAG 2.1 A and AA). */
final class Axe {
    private static final String RESOURCE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final String RUN = """
            async () => (await axe.run(document,
                {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})).violations
                .flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 160) + ' ' + n.failureSummary))""";

    private final String script;

    Axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8) + ";0";
        }
    }

    /** Evaluated by the browser's debugger, so the page's content security policy stays as strict as it is. */
    void approves(Page page, String state) {
        page.evaluate(script);
        @SuppressWarnings("unchecked")
        List<String> violations = (List<String>) page.evaluate(RUN);
        assertThat(violations).as("what axe finds in: " + state).isEmpty();
    }
}
