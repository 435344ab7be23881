package io.reprise.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.file.Sha256;
import io.reprise.engine.home.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store's way through versions: a made-up next one stands for those to come. */
class SchemaTest {
    /** A version which exists in the tests alone. */
    static final Schema NEXT = new Schema(
            Schema.CURRENT.version() + 1,
            List.of("classpath:io/reprise/app/store/schema", "classpath:io/reprise/app/laterstore"));

    @TempDir
    Path folder = Path.of("");

    private static String add(Store store) {
        return store.write(t -> {
            String kept = new MediaFiles(t).put("image/gif", "GIF89a".getBytes(StandardCharsets.UTF_8));
            StoredHighlight made =
                    StoredHighlight.made(new Users(t).findOrAdd("me").id(), "a.gif", null, 1, kept, null);
            new Highlights(t).add(made);
            return made.id();
        });
    }

    private static List<String> ids(Store store) {
        return store
                .read(t -> new Highlights(t)
                        .of(new Users(t).named("me").orElseThrow().id()))
                .stream()
                .map(StoredHighlight::id)
                .toList();
    }

    @Test
    void theProgramsVersionIsThatOfItsLastMigration() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/io/reprise/app/store/schema"))) {
            long scripts = files.filter(file -> file.getFileName().toString().matches("V\\d+__.*\\.sql"))
                    .count();
            assertThat(scripts + 1).as("and MediaMove").isEqualTo(Schema.CURRENT.version());
        }
    }

    @Test
    void anOldStoreIsBroughtUpToDateWithACopyBesideThatTheOldProgramOpens() throws IOException {
        StoreLocation where = Databases.sqlite(folder);
        String id;
        try (Store old = Store.open(where)) {
            id = add(old);
        }
        assertThat(names(where)).noneMatch(name -> name.contains("before"));
        try (Store next = Store.open(where, NEXT)) {
            assertThat(ids(next)).containsExactly(id);
            assertThat(next.<Long>read(t -> t.number("select favourite as n from highlights")))
                    .isEqualTo(1);
        }
        assertThat(names(where))
                .contains("reprise.db.before-V" + NEXT.version())
                .noneMatch(name -> name.endsWith(".part"));
        assertThatThrownBy(() -> Store.open(where)).isInstanceOf(DoesNotFitException.class);

        Home copy = new Home(folder.resolve("copy"));
        Files.createDirectories(copy.folder());
        Files.copy(
                where.file().resolveSibling("reprise.db.before-V" + NEXT.version()),
                copy.folder().resolve("reprise.db"));
        try (Store old = Store.open(StoreLocation.in(copy))) {
            assertThat(ids(old)).containsExactly(id);
        }
    }

    @Test
    void theSameOnPostgresql() {
        StoreLocation where = Databases.postgresql(folder);
        try (Store old = Store.open(where)) {
            add(old);
        }
        try (Store next = Store.open(where, NEXT)) {
            assertThat(next.<Long>read(t -> t.number("select favourite as n from highlights")))
                    .isEqualTo(1);
        }
    }

    /** A store as version 1 or 2 made it, with files of these sizes in its rows. */
    static List<String> makeOld(StoreLocation where, int version, int... sizes) {
        try (Store old = Store.open(where, new Schema(version, Schema.CURRENT.places()))) {
            return old.write(t -> {
                String me = new Users(t).findOrAdd("me").id();
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < sizes.length; i++) {
                    ids.add(addOld(t, me, content(i, sizes[i])));
                }
                return ids;
            });
        }
    }

    private static String addOld(Transaction t, String userId, byte[] content) {
        String id = Ids.next();
        String sha256 = Sha256.of(content);
        t.update(
                "insert into media (sha256, type, bytes, content) values (?, 'image/gif', ?, ?)",
                sha256,
                (long) content.length,
                content);
        t.update(
                "insert into highlights (id, user_id, name, made_ms, duration_micros, kept_sha256) values (?, ?, ?, 1, 1, ?)",
                id,
                userId,
                "old",
                sha256);
        return id;
    }

    private static byte[] content(int seed, int size) {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        return content;
    }

    /** Every file of every highlight is in the folder, with the bytes that its name says, and no other file is. */
    static void requireFilesAreThere(Store store) throws IOException {
        List<Path> files = store.where().media().all();
        for (Path file : files) {
            assertThat(Sha256.of(file)).isEqualTo(String.valueOf(file.getFileName()));
        }
        assertThat(store.<Long>read(t -> new MediaFiles(t).missing())).isZero();
        assertThat(store.<Long>read(t -> t.number("select count(*) as n from media")))
                .isEqualTo(files.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void filesInTheRowsOfAnOldStoreMoveIntoTheFolder(int version) throws IOException {
        for (StoreLocation where :
                List.of(Databases.sqlite(folder), Databases.postgresql(folder.resolve("" + version)))) {
            List<String> ids = makeOld(where, version, 0, 1, 4 << 20, 9_000_001);
            try (Store store = Store.open(where)) {
                assertThat(ids(store)).containsExactlyElementsOf(ids);
                requireFilesAreThere(store);
                assertThat(where.media().all()).hasSize(4);
            }
            if (where.url() == null) {
                assertThat(Files.size(where.file()))
                        .as("the space is given back")
                        .isLessThan(1 << 20);
            }
        }
    }

    @Test
    void whereTheFilesCannotBeWrittenTheOldStoreStays() throws IOException {
        StoreLocation where = Databases.sqlite(folder);
        List<String> ids = makeOld(where, 2, 1000);
        Path inTheWay = Files.writeString(where.home().folder().resolve("media"), "no folder");
        assertThatThrownBy(() -> Store.open(where))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nothing was changed");
        Files.delete(inTheWay);
        try (Store store = Store.open(where)) {
            assertThat(ids(store)).containsExactlyElementsOf(ids);
            requireFilesAreThere(store);
        }
    }

    @Test
    void aFileThatIsNoStoreIsToldOfByOneLineAndLeftAlone() throws IOException {
        StoreLocation where = Databases.sqlite(folder);
        Files.createDirectories(where.home().folder());
        Files.writeString(where.file(), "not a database at all, but quite some text instead of one\n".repeat(99));
        assertThatThrownBy(() -> Store.open(where))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is damaged, or no store")
                .hasMessageNotContaining("\n");
        assertThat(Files.readString(where.file())).startsWith("not a database");
    }

    @Test
    void aDatabaseOfAnotherProgramIsLeftAlone() {
        StoreLocation where = Databases.postgresql(folder);
        Postgres connections = new Postgres(where);
        try (connections) {
            assertThat(update(where, connections, "create table theirs (n integer)"))
                    .isZero();
        }
        assertThatThrownBy(() -> Store.open(where))
                .isInstanceOf(DoesNotFitException.class)
                .hasMessageContaining("name an empty database");
    }

    private static int update(StoreLocation where, Connections connections, String sql) {
        try {
            return connections.transaction(true, c -> new Transaction(c, where, new MediaChanges()).update(sql));
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFullStoreIsToldOfByOneLineAndLosesNothing() {
        StoreLocation where = Databases.sqlite(folder);
        try (Store store = Store.open(where)) {
            String id = add(store);
            assertThatThrownBy(() -> store.write(t -> {
                        t.query("pragma max_page_count = 40", row -> 0);
                        return t.update(
                                "insert into media (sha256, type, bytes) values ('', ?, 0)", "x".repeat(1 << 20));
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the disk is full; free some space, nothing stored is lost");
            assertThat(ids(store)).containsExactly(id);
        }
    }

    @Test
    void aPlaceWhereNothingCanBeMadeIsToldOfByOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "a file where a folder should be");
        StoreLocation where = StoreLocation.in(new Home(file.resolve("home")));
        assertThatThrownBy(() -> Store.open(where))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("set REPRISE_HOME to another");
    }

    @Test
    void anUnreachableServerIsToldOfWithoutThePassword() {
        StoreLocation where =
                new StoreLocation(new Home(folder), "jdbc:postgresql://127.0.0.1:9/reprise?user=a&password=secret");
        assertThatThrownBy(() -> Store.open(where))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("can't be reached")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> new StoreLocation(new Home(folder), "mysql://a:secret@host/x"))
                .isInstanceOf(DoesNotFitException.class)
                .hasMessageNotContaining("secret");
    }

    private static List<String> names(StoreLocation where) throws IOException {
        try (Stream<Path> files = Files.list(where.home().folder())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
