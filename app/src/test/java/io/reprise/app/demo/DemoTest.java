package io.reprise.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.error.BadInputException;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.engine.json.Answer;
import io.reprise.engine.json.SuggestionJson;
import io.reprise.engine.pipeline.Pipeline;
import io.reprise.engine.pipeline.RequestBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, end to end: each viewer gets GIFs of what he likes, and they differ. */
@Tag("slow")
class DemoTest {
    @TempDir
    static Path folder;

    private static Pipeline pipeline;
    private static Demo.Result result;

    @BeforeAll
    static void run() throws BadInputException {
        pipeline = new Pipeline(new Home(folder.resolve("home")), new CacheLimit(1 << 30));
        result = new Demo(pipeline, 2, Listener.SILENT).run(folder.resolve("out"));
    }

    @Test
    void eachViewerGetsWhatHeLikes() {
        assertThat(result.viewers()).hasSize(2);
        for (Demo.Viewer viewer : result.viewers()) {
            assertThat(viewer.shows()).hasSize(2).allMatch(viewer.likes()::contains);
            assertThat(viewer.answer().personalised()).isTrue();
            for (SuggestionJson suggestion : viewer.answer().suggestions()) {
                assertThat(suggestion.because()).isNotEmpty();
                assertThat(Path.of(String.valueOf(suggestion.file()))).isNotEmptyFile();
            }
        }
        assertThat(Set.copyOf(result.viewers().get(0).shows()))
                .doesNotContainAnyElementsOf(result.viewers().get(1).shows());
        Answer second = result.viewers().get(1).answer();
        assertThat(Files.exists(folder.resolve("home/cache/features")
                        .resolve(second.video().sha256())))
                .isTrue();
    }

    /** A GIF made before says where it comes from: its place counts, and it is not suggested again. */
    @Test
    void aGifOfOursKnowsItsSource() throws BadInputException {
        SuggestionJson made = result.viewers().get(0).answer().suggestions().get(0);
        var request = new RequestBuilder(Path.of(result.film()))
                .likes(List.of(String.valueOf(made.file())))
                .threads(2)
                .build();
        Answer again = pipeline.suggest(request, Listener.SILENT);
        assertThat(again.suggestions())
                .allSatisfy(next -> assertThat(next.start() >= made.end() || next.end() <= made.start())
                        .isTrue());
    }
}
