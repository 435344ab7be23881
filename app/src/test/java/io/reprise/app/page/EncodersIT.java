package io.reprise.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.reprise.app.cli.StoreWorker;
import io.reprise.app.fetch.RoughServer;
import io.reprise.app.fetch.TinyNetwork;
import io.reprise.app.server.Server;
import io.reprise.app.server.ServerConfig;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.engine.home.Home;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another encoder fetched from the page, first in vain, and the video seen by it. */
@Timeout(300)
class EncodersIT {
    private static final TinyNetwork NET = TinyNetwork.of(1);

    @TempDir
    Path folder;

    @Test
    void fetchedChosenAndNamed() throws Exception {
        Optional<Path> program = Chromium.program();
        if (program.isEmpty()) {
            System.out.println("No Chromium here (PATH, REPRISE_CHROMIUM): fetching on the page is not tested.");
        }
        assumeTrue(program.isPresent(), "a Chromium on the PATH or in REPRISE_CHROMIUM");
        Home home = new Home(folder.resolve("home"));
        try (RoughServer wrong = RoughServer.giving(TinyNetwork.of(2).model());
                RoughServer web = RoughServer.giving(NET.model());
                Store store = Store.open(StoreLocation.in(home));
                Server server = Server.start(ServerConfig.of(home, "test", StoreWorker.class), store);
                Chromium chromium = new Chromium(program.orElseThrow());
                Visit visit = Visit.desktop(chromium.browser(), server.url().replaceAll("/$", ""))) {
            NET.offer(home.folder(), wrong.url("/tiny.onnx"));
            visit.upload(new Films(folder).drawn(1));
            assertThat(visit.text("Analysed by builtin/")).isVisible();
            visit.role(AriaRole.BUTTON, "More encoders").click();
            Locator get = visit.role(AriaRole.BUTTON, "Get tiny");
            get.click();
            assertThat(visit.text("is not the file that is meant")).isVisible();
            NET.offer(home.folder(), web.url("/tiny.onnx"));
            get.click();
            assertThat(visit.text("It is here.")).isVisible();
            new Axe().approves(visit.page(), "encoders");
            visit.picture("encoders");
            visit.press("Escape");
            visit.page().getByLabel("Analysed by").selectOption("tiny");
            assertThat(visit.text("Analysed by tiny/1-")).isVisible();
        }
    }
}
