package io.reprise.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.time.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store does, whatever database is under it. */
abstract class StoreContract {
    static final String VIDEO = "ab".repeat(32);

    @TempDir
    Path folder = Path.of("");

    StoreLocation where;
    Store store;

    abstract StoreLocation location();

    @BeforeEach
    void open() {
        where = location();
        store = Store.open(where);
    }

    @AfterEach
    void close() {
        store.close();
    }

    StoredHighlight add(Transaction transaction, String user, String content) {
        String id = new Users(transaction).findOrAdd(user).id();
        String kept = new MediaFiles(transaction).put("image/gif", content.getBytes(StandardCharsets.UTF_8));
        HighlightSource source =
                new HighlightSource(VIDEO, "film.mp4", TimeRange.ofSeconds(1, 3), 60_000_000L, KnownVideo.SAID);
        StoredHighlight highlight = StoredHighlight.made(id, content, source, 2_000_000, kept, null);
        new Highlights(transaction).add(highlight);
        return highlight;
    }

    List<StoredHighlight> historyOf(String user) {
        return store.read(
                t -> new Highlights(t).of(new Users(t).named(user).orElseThrow().id()));
    }

    @Test
    void everyFieldComesBackAsItWas() throws Exception {
        StoredHighlight whole = store.write(t -> add(t, "me", "кот.gif"));
        StoredHighlight bare = store.write(t -> {
            String id = new Users(t).findOrAdd("me").id();
            StoredHighlight highlight = StoredHighlight.made(id, "bare", null, 1, null, null);
            new Highlights(t).add(highlight);
            return highlight;
        });
        assertThat(historyOf("me")).containsExactly(whole, bare);
        MediaFiles.Media media = store.read(
                t -> new MediaFiles(t).get(String.valueOf(whole.kept())).orElseThrow());
        assertThat(Files.readString(media.file())).isEqualTo("кот.gif");
        assertThat(media.bytes()).isEqualTo(Files.size(media.file()));
    }

    @Test
    void itIsStillThereWhenOpenedAgain() {
        StoredHighlight highlight = store.write(t -> add(t, "me", "a"));
        store.close();
        store = Store.open(where);
        assertThat(historyOf("me")).containsExactly(highlight);
    }

    @Test
    void aFailureUndoesTheWholeTransaction() {
        store.write(t -> add(t, "me", "a"));
        assertThatThrownBy(() -> store.write(t -> {
                    add(t, "me", "b");
                    throw new IllegalArgumentException("no");
                }))
                .hasMessage("no");
        assertThat(historyOf("me")).extracting(StoredHighlight::name).containsExactly("a");
        assertThat(store.<Long>read(t -> t.number("select count(*) as n from media")))
                .isEqualTo(1);
        assertThat(files()).hasSize(1);
    }

    private List<Path> files() {
        try {
            return where.media().all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFileThatAKilledProcessLeftIsDeletedAndNoOther() throws Exception {
        StoredHighlight one = store.write(t -> add(t, "me", "kept"));
        Path kept = files().get(0);
        Path orphan = where.media().file(VIDEO);
        Files.createDirectories(orphan.getParent());
        Files.writeString(orphan, "written, and killed before its row");
        Files.writeString(kept.resolveSibling(".unfinished.part"), "half");
        assertThat(store.deleteOrphans()).isEqualTo(2);
        assertThat(files()).containsExactly(kept);
        assertThat(store.deleteOrphans()).isZero();
        Files.delete(kept);
        assertThat(store.<Long>read(t -> new MediaFiles(t).missing())).isEqualTo(1);
        assertThat(store.<Optional<MediaFiles.Media>>read(t -> new MediaFiles(t).get(String.valueOf(one.kept()))))
                .isEmpty();
        store.write(t -> new MediaFiles(t).put("image/gif", "kept".getBytes(StandardCharsets.UTF_8)));
        assertThat(kept).as("put again").hasContent("kept");
        assertThat(store.<Long>read(t -> new MediaFiles(t).missing())).isZero();
    }

    /** Eight threads add and delete highlights of the same three files: a file is there as long as any keeps it. */
    @Test
    void whatOneDeletesWhileAnotherKeepsItStays() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<StoredHighlight>> kept = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                String content = "gif " + i % 3;
                boolean stays = i >= 57;
                kept.add(pool.submit(() -> {
                    StoredHighlight one = store.write(t -> add(t, "me", content));
                    if (!stays) {
                        store.write(t -> {
                            new Highlights(t).delete(one.userId(), one.id());
                            return 0;
                        });
                    }
                    return one;
                }));
            }
            for (Future<StoredHighlight> each : kept) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(historyOf("me")).hasSize(3);
        assertThat(store.<Long>read(t -> new MediaFiles(t).missing())).isZero();
        assertThat(files()).hasSize(3);
    }

    @Test
    void aReaderCannotWrite() {
        if (where.url() != null) { // SQLite has no such transactions
            assertThatThrownBy(() -> store.read(t -> new Users(t).findOrAdd("you")))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void whatIsRemovedCanBeRestoredAndWhatIsDeletedTakesItsFilesAlong() {
        StoredHighlight one = store.write(t -> add(t, "me", "same"));
        StoredHighlight two = store.write(t -> add(t, "you", "same"));
        store.write(t -> new Highlights(t).remove(one.userId(), one.id()));
        assertThat(historyOf("me")).isEmpty();
        assertThat(store.<Boolean>write(t -> new Highlights(t).remove(one.userId(), one.id())))
                .isFalse();
        assertThat(store.<Boolean>write(t -> new Highlights(t).restore(two.userId(), one.id())))
                .isFalse();
        assertThat(store.<Boolean>write(t -> new Highlights(t).restore(one.userId(), one.id())))
                .isTrue();
        assertThat(historyOf("me")).containsExactly(one);
        deleteAndCountFiles(one, 1);
        deleteAndCountFiles(two, 0);
    }

    private void deleteAndCountFiles(StoredHighlight highlight, long left) {
        store.write(t -> {
            new Highlights(t).delete(highlight.userId(), highlight.id());
            return 0;
        });
        assertThat(store.<Long>read(t -> t.number("select count(*) as n from media")))
                .isEqualTo(left);
        assertThat(files()).hasSize((int) left);
    }

    @Test
    void anotherUsersHighlightIsNotFound() {
        StoredHighlight mine = store.write(t -> add(t, "me", "a"));
        String you = store.write(t -> new Users(t).findOrAdd("you").id());
        assertThat(store.<Optional<StoredHighlight>>read(t -> new Highlights(t).get(you, mine.id())))
                .isEmpty();
        assertThat(store.<Boolean>write(t -> new Highlights(t).remove(you, mine.id())))
                .isFalse();
        assertThat(store.<Optional<StoredHighlight>>read(
                        t -> new Highlights(t).keeping(mine.userId(), String.valueOf(mine.kept()))))
                .contains(mine);
        assertThat(store.<Optional<StoredHighlight>>read(
                        t -> new Highlights(t).keeping(you, String.valueOf(mine.kept()))))
                .isEmpty();
        assertThat(store.<Optional<StoredHighlight>>read(
                        t -> new Highlights(t).from(mine.userId(), VIDEO, TimeRange.ofSeconds(1, 3))))
                .contains(mine);
    }

    @Test
    void aHighlightWithoutItsFileIsRefused() {
        assertThatThrownBy(() -> store.write(t -> {
                    String id = new Users(t).findOrAdd("me").id();
                    new Highlights(t).add(StoredHighlight.made(id, "a", null, 1, "cd".repeat(32), null));
                    return 0;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("oreign", "ey");
    }

    @Test
    void aUserIsMadeOnce() {
        User me = store.write(t -> new Users(t).add("me", "hash"));
        assertThat(store.<User>write(t -> new Users(t).add("me", null))).isEqualTo(me);
        assertThat(store.<Optional<User>>read(t -> new Users(t).get(me.id()))).contains(me);
        assertThat(store.<Optional<User>>read(t -> new Users(t).named("nobody")))
                .isEmpty();
        assertThatThrownBy(() -> store.write(t -> new Users(t).add(" me", null)))
                .isInstanceOf(io.reprise.core.error.InvalidValueException.class);
    }

    @Test
    void videosAreListedByPages() {
        String me = store.write(t -> new Users(t).findOrAdd("me").id());
        String you = store.write(t -> new Users(t).findOrAdd("you").id());
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(0, addVideo(me));
            addVideo(you);
        }
        assertThat(videos(me, null, 10)).isEqualTo(ids);
        assertThat(videos(me, null, 2)).isEqualTo(ids.subList(0, 2));
        assertThat(videos(me, ids.get(1), 2)).isEqualTo(ids.subList(2, 4));
        assertThat(videos(me, ids.get(4), 2)).isEmpty();
    }

    private List<String> videos(String userId, @Nullable String before, int limit) {
        return store.read(t -> new Videos(t).of(userId, before, limit)).stream()
                .map(StoredVideo::id)
                .toList();
    }

    private String addVideo(String userId) {
        return store.write(t -> {
            String id = Ids.next();
            StoredVideo.State ready = StoredVideo.State.READY;
            new Videos(t)
                    .add(new StoredVideo(
                            id, userId, "film", 1, 1, "video/mp4", ready, null, null, null, null, null, null, null, 1));
            return id;
        });
    }

    @Test
    void aSuggestionShownAgainIsBroughtUpToDate() {
        String me = store.write(t -> new Users(t).findOrAdd("me").id());
        show(me, 1, 10, 100);
        show(me, 2, 20, 100);
        show(me, 3, 10, 200);
        List<ShownSuggestion> shown = store.read(t -> new Suggestions(t).of(me, VIDEO));
        assertThat(shown).extracting(ShownSuggestion::rank).containsExactly(3, 2);
        assertThat(shown.get(0).score()).isEqualTo(.25);
    }

    private void show(String user, int rank, int start, long millis) {
        TimeRange range = TimeRange.ofSeconds(start, start + 2);
        store.write(t -> {
            new Suggestions(t)
                    .show(user, VIDEO, new ShownSuggestion(Ids.next(), rank, range, .25, 99.5, "e/1", "r/1", millis));
            return 0;
        });
    }

    @Test
    void feedbackOutlivesItsSuggestion() {
        String me = store.write(t -> new Users(t).findOrAdd("me").id());
        show(me, 1, 10, 100);
        String suggestion =
                store.read(t -> new Suggestions(t).of(me, VIDEO)).get(0).id();
        Feedback given = new Feedback(Ids.next(), suggestion, Feedback.Kind.MOVED, TimeRange.ofSeconds(9, 12), 5);
        store.write(t -> {
            new Feedbacks(t).add(me, VIDEO, given);
            return t.update("delete from suggestions");
        });
        assertThat(store.<List<Feedback>>read(t -> new Feedbacks(t).of(me, VIDEO)))
                .containsExactly(new Feedback(given.id(), null, given.kind(), given.range(), 5));
        assertThat(store.<Boolean>write(t -> new Feedbacks(t).delete(me, given.id())))
                .isTrue();
    }

    @Test
    void manyThreadsWriteAtOnceAndNothingIsLost() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<StoredHighlight>> added = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                String content = "gif " + i;
                added.add(pool.submit(() -> store.write(t -> add(t, "me", content))));
            }
            for (Future<StoredHighlight> each : added) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(historyOf("me")).hasSize(80);
    }

    @Test
    void severalOpenAnEmptyStoreAtOnce() throws Exception {
        StoreLocation fresh = location();
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            List<Future<Integer>> opened = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                opened.add(pool.submit(() -> {
                    try (Store mine = Store.open(fresh)) {
                        return mine.write(t -> new Users(t).list().size());
                    }
                }));
            }
            for (Future<Integer> each : opened) {
                assertThat(each.get()).isZero();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aNewerStoreIsRefusedByOneLine() {
        store.write(t -> t.update("update flyway_schema_history set version = '7' where version = '1'"));
        store.close();
        assertThatThrownBy(() -> Store.open(where))
                .isInstanceOf(io.reprise.core.error.DoesNotFitException.class)
                .hasMessageContaining("made by a newer reprise (its tables are version 7, this program knows "
                        + Schema.CURRENT.version() + ")")
                .hasMessageContaining("update reprise");
    }
}
