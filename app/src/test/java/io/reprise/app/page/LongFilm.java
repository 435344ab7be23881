package io.reprise.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/** A film of two hours: what the server would say of it is made up here, to see that drawing it stays quick. */
final class LongFilm {
    private static final int SEGMENTS = 1600;
    private static final double SECONDS = 7200;
    private static final int MOST_NODES = 900;
    private static final double MOST_FRAME_MS = 50;

    private final Visit visit;

    LongFilm(Visit visit) {
        this.visit = visit;
    }

    void isQuick(String video) {
        String id = video.substring(video.lastIndexOf('/') + 1);
        visit.page()
                .route(
                        Pattern.compile(".*/api/v1/videos/[^/]+/suggestions.*"),
                        route -> route.fulfill(json(answer(id))));
        visit.page().route(Pattern.compile(".*/api/v1/videos/[^/?]+$"), route -> route.fulfill(json(film(id))));
        visit.expectFailedRequests(); // pictures of moments that the film behind it does not have
        visit.open(video);
        visit.page().locator("rp-card").first().waitFor();
        assertThat(visit.text("2:00:00")).isVisible();
        visit.picture("long-film");
        double nodes = number("() => document.querySelectorAll('*').length");
        assertThat(nodes).as("elements of the page; segments have none").isLessThan(MOST_NODES);
        for (int i = 0; i < 6; i++) {
            visit.role(AriaRole.BUTTON, "Zoom in").click();
        }
        double millis = number(SCROLL);
        System.out.printf("Two hours, %d segments: a drawn frame takes %.1f ms%n", SEGMENTS, millis);
        assertThat(millis)
                .as("milliseconds a frame takes while the timeline is scrolled")
                .isLessThan(MOST_FRAME_MS);
        visit.picture("long-film-near");
    }

    /** Scrolls the timeline for thirty frames; the median of what one takes. */
    private static final String SCROLL = """
            () => new Promise(done => {
              const strip = document.querySelector('rp-timeline .scroller');
              const times = [];
              let last = performance.now();
              const next = () => {
                const now = performance.now();
                times.push(now - last);
                last = now;
                strip.scrollLeft += 97;
                if (times.length < 30) requestAnimationFrame(next);
                else done(times.sort((a, b) => a - b)[15]);
              };
              requestAnimationFrame(next);
            })""";

    private double number(String script) {
        return ((Number) visit.eval(script)).doubleValue();
    }

    private static FulfillOptions json(String body) {
        return new FulfillOptions().setContentType("application/json").setBody(body);
    }

    private static String film(String id) {
        return """
                {"id": "%s", "name": "Two hours.mp4", "bytes": 1, "state": "ready", "created": "2026-01-01T00:00:00Z",
                 "duration": %s, "width": 640, "height": 360, "fps": 25}""".formatted(id, SECONDS);
    }

    private static String answer(String id) {
        Random random = new Random(5);
        StringBuilder segments = new StringBuilder();
        StringBuilder cuts = new StringBuilder();
        double length = SECONDS / SEGMENTS;
        for (int i = 0; i < SEGMENTS; i++) {
            segments.append(i == 0 ? "" : ",")
                    .append(String.format(
                            Locale.ROOT,
                            "{\"start\": %.3f, \"end\": %.3f, \"percentile\": %.1f, \"generic\": %.1f}",
                            i * length,
                            (i + 1) * length,
                            100 * random.nextDouble(),
                            100 * random.nextDouble()));
            cuts.append(i == 0 ? "" : ",").append(String.format(Locale.ROOT, "%.3f", i * length));
        }
        String suggestions = """
                {"id": "a", "rank": 1, "start": 3000, "end": 3004, "percentile": 99.9, "parts": {"generic": 1}, "because": []},
                {"id": "b", "rank": 2, "start": 6100, "end": 6103, "percentile": 99, "parts": {"generic": 1}, "because": []}""";
        return """
                {"video": "%s", "user": "me", "complete": true, "personalised": false, "history": 0,
                 "segments": [%s], "cuts": [%s], "suggestions": [%s]}""".formatted(id, segments, cuts, suggestions);
    }
}
