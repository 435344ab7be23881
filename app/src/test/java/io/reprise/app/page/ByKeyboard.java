package io.reprise.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Everything without a mouse. */
final class ByKeyboard {
    private static final int MOST_TABS = 80;

    private final Visit visit;

    ByKeyboard(Visit visit) {
        this.visit = visit;
    }

    /** The file dialog opens from the keyboard, and the first stop of Tab skips to the content. */
    void firstPage() {
        visit.open("#/");
        visit.page().onFileChooser(chooser -> {}); // tells the browser early: said with the key, it may come too late
        visit.role(AriaRole.BUTTON, "Choose a video").waitFor();
        visit.page().locator("rp-home li").first().waitFor(); // the list moves nothing under the fingers any more
        visit.press("Tab");
        assertThat(visit.role(AriaRole.LINK, "Skip to the content")).isFocused();
        tabTo("Choose a video");
        assertThat(visit.role(AriaRole.BUTTON, "Choose a video")).isFocused();
        visit.page().waitForFileChooser(() -> visit.press("Enter"));
    }

    /** Goes through the suggestions; keeps, rejects and undoes both, and the focus is never lost. */
    void suggestions(String video) {
        visit.open(video);
        visit.awaitAnalysed();
        Locator cards = visit.page().locator("rp-card");
        visit.press("n");
        assertThat(cards.nth(1)).hasClass(Pattern.compile("chosen"));
        visit.press("p");
        assertThat(cards.nth(0)).hasClass(Pattern.compile("chosen"));
        String first = cards.nth(0).locator(".when").textContent();
        tabTo("Keep suggestion 1");
        visit.press("Enter");
        assertThat(visit.text("Kept ")).isVisible();
        assertThat(cards.nth(0).locator(".when")).not().hasText(first);
        assertThat(focusedName()).startsWith("Keep suggestion 1");
        undoes("Undone: Kept");
        visit.press("x");
        assertThat(visit.text("Not this: ")).isVisible();
        undoes("Undone: Not this");
    }

    private void undoes(String said) {
        visit.press("Control+z");
        assertThat(visit.text(said)).isVisible();
        assertThat(focusedName()).as("what has the focus after undoing").isNotEmpty();
    }

    /** Marks a range of one's own while it plays, moves an end to a cut, and looks at the whole again. */
    void ownRange() {
        Locator now = visit.role(AriaRole.SLIDER, "Where the video plays");
        now.focus();
        visit.press("Home", "PageUp", "PageUp", "i", "ArrowRight", "ArrowRight", "o");
        Locator start = visit.role(AriaRole.SLIDER, "Start of the GIF");
        assertThat(start).hasAttribute("aria-valuenow", Pattern.compile("^(19|20)\\."));
        String before = start.getAttribute("aria-valuenow");
        start.focus();
        visit.press("Home");
        assertThat(start).not().hasAttribute("aria-valuenow", before);
        visit.press("+", "+", "0", "m", "m", "l", "l", ".", ",");
        assertThat(visit.role(AriaRole.BUTTON, "Zoom out")).isDisabled();
    }

    /** Help and pages. */
    void pages() {
        visit.press("?");
        assertThat(visit.role(AriaRole.DIALOG, "How it works")).isVisible();
        visit.press("Escape");
        assertThat(visit.role(AriaRole.DIALOG, "How it works")).hasCount(0);
        visit.press("g");
        assertThat(visit.role(AriaRole.HEADING, "My GIFs")).isFocused();
        visit.press("v");
        assertThat(visit.role(AriaRole.HEADING, Pattern.compile("Drop a video")))
                .isFocused();
    }

    private void tabTo(String name) {
        for (int i = 0; i < MOST_TABS; i++) {
            if (focusedName().startsWith(name)) {
                return;
            }
            visit.press("Tab");
        }
        throw new AssertionError("Tab does not reach " + name);
    }

    private String focusedName() {
        return (String) visit.eval("() => { const e = document.activeElement;"
                + " return e === document.body ? '' : e.getAttribute('aria-label') ?? e.textContent ?? ''; }");
    }
}
