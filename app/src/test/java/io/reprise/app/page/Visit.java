package io.reprise.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * One person at the page, in a browser window of its own. What must never happen is noted all the while: an error in the
 * console, a breach of the content security policy, a request that leaves the server.
 */
final class Visit implements AutoCloseable {
    static final Path PICTURES = Path.of("target", "page-pictures");
    private static final double PATIENCE_MS = 60_000;

    static {
        // five seconds, Playwright's own, are too few where a worker process starts on a busy machine
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    private final BrowserContext context;
    private final Page page;
    private final String url;
    private final List<String> offences = new CopyOnWriteArrayList<>();

    Visit(Browser browser, String url, int width, int height, ColorScheme scheme, ReducedMotion motion) {
        this.url = url;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(motion)
                .setTimezoneId("Europe/Vienna")
                .setAcceptDownloads(true));
        context.addInitScript("document.addEventListener('securitypolicyviolation',"
                + " e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))");
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        watch();
    }

    /** A desktop, light. */
    static Visit desktop(Browser browser, String url) {
        return new Visit(browser, url, 1440, 900, ColorScheme.LIGHT, ReducedMotion.NO_PREFERENCE);
    }

    private void watch() {
        page.onConsoleMessage(message -> {
            boolean ofAxe = message.text().startsWith("Canvas2D: Multiple readback");
            if (!ofAxe
                    && !isLateCancelling(message)
                    && (message.type().equals("error") || message.type().equals("warning"))) {
                offences.add("console: " + message.text() + " " + message.location());
            }
        });
        page.onPageError(error -> offences.add("script: " + error));
        page.onRequest(request -> {
            String to = request.url();
            if (!to.startsWith(url + "/") && !to.startsWith("blob:" + url) && !to.startsWith("data:")) {
                offences.add("left the server: " + to);
            }
        });
    }

    /** A job that another choice made superfluous was over before the page's request to cancel it arrived. */
    private static boolean isLateCancelling(ConsoleMessage message) {
        return message.text().contains("409") && message.location().contains("/api/v1/jobs/");
    }

    /** Failed requests are expected from here on (the server is taken away, or refuses), and so is the console's line. */
    void expectFailedRequests() {
        offences.removeIf(line -> line.contains("Failed to load resource"));
        forgiving = true;
    }

    private boolean forgiving;

    Page page() {
        return page;
    }

    void open(String route) {
        page.navigate(url + "/" + route);
    }

    Locator role(AriaRole role, String name) {
        return page.getByRole(role, new GetByRoleOptions().setName(name).setExact(true));
    }

    Locator role(AriaRole role, Pattern name) {
        return page.getByRole(role, new GetByRoleOptions().setName(name));
    }

    Locator text(String text) {
        return page.getByText(text).first();
    }

    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** Gives a file to the button of this name. */
    void choose(String button, Path file) {
        FileChooser chooser = page.waitForFileChooser(
                () -> role(AriaRole.BUTTON, button).first().click());
        chooser.setFiles(file);
    }

    /** Chooses a video on the first page and waits until it is analysed. @return its address on the page */
    String upload(Path film) {
        open("#/");
        choose("Choose a video", film);
        awaitAnalysed();
        return page.url().substring(url.length() + 1);
    }

    void awaitAnalysed() {
        page.locator("rp-video rp-card").first().waitFor();
        page.waitForFunction("() => document.querySelector('rp-progress')?.hidden === true");
    }

    void picture(String name) {
        page.screenshot(new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    Object eval(String script) {
        return page.evaluate(script);
    }

    /** Nothing went wrong that people can't see. */
    @Override
    public void close() {
        context.close();
        if (forgiving) {
            offences.removeIf(line -> line.contains("Failed to load resource"));
        }
        assertThat(offences)
                .as("console errors, policy breaches, requests elsewhere")
                .isEmpty();
    }
}
