package io.reprise.app.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.cli.Main;
import io.reprise.app.contract.RepriseProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code encoder get} as a process of its own, from a server on this machine that does what servers do, and worse. */
@Timeout(600)
@Tag("slow")
@Tag("stress")
class EncoderGetTest {
    private static final int DONE = 0;
    private static final int USAGE = 2;
    private static final int BAD_INPUT = 3;
    private static final int DOES_NOT_FIT = 4;

    private static final TinyNetwork NET = TinyNetwork.of(1);
    private static final byte[] FILE = NET.model();

    @TempDir
    Path temp;

    private Path home;

    @BeforeEach
    void home() {
        home = temp.resolve("home");
    }

    private record Ran(int code, String out, String err) {
        /** The one line of a failure. */
        String line() {
            List<String> lines =
                    err.lines().filter(each -> each.startsWith("reprise: ")).toList();
            assertThat(lines).as(err).hasSize(1);
            assertThat(err).doesNotContain("\tat ");
            return lines.get(0);
        }
    }

    private ProcessBuilder program(List<String> options, Map<String, String> environment, String... args) {
        List<String> all = new ArrayList<>(options);
        all.add("-Xmx256m");
        List<String> command = RepriseProcess.command(Main.class, all.toArray(String[]::new));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(java.util.Locale.ROOT).endsWith("_proxy"));
        builder.environment().put("REPRISE_HOME", home.toString());
        builder.environment().putAll(environment);
        return builder.redirectOutput(temp.resolve("out").toFile())
                .redirectError(temp.resolve("err").toFile());
    }

    private Ran run(List<String> options, Map<String, String> environment, String... args) throws Exception {
        int code = program(options, environment, args).start().waitFor();
        return new Ran(code, Files.readString(temp.resolve("out")), Files.readString(temp.resolve("err")));
    }

    private Ran get(RoughServer server, String... more) throws Exception {
        NET.offer(home, server.url("/tiny.onnx"));
        List<String> args = new ArrayList<>(List.of("encoder", "get", "tiny"));
        args.addAll(List.of(more));
        return run(List.of(), Map.of(), args.toArray(String[]::new));
    }

    private List<String> files(String folder) throws IOException {
        if (!Files.exists(home.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path part() {
        return home.resolve("cache/downloads/tiny-" + NET.sha256().substring(0, 8) + ".part");
    }

    private void isHere(Ran ran) throws Exception {
        assertThat(ran.code()).as(ran.err()).isEqualTo(DONE);
        assertThat(ran.out()).contains("tiny/1-", "use it with --encoder tiny", "licence: none");
        assertThat(Files.readAllBytes(home.resolve("encoders/tiny/tiny.onnx"))).isEqualTo(FILE);
        assertThat(files("encoders")).containsExactly("tiny");
        assertThat(files("cache/downloads")).isEmpty();
    }

    private String isRefused(Ran ran) throws Exception {
        assertThat(ran.code()).as(ran.err()).isEqualTo(BAD_INPUT);
        assertThat(files("encoders")).isEmpty();
        return ran.line();
    }

    @Test
    void wholeAndThenNotAgain() throws Exception {
        try (RoughServer server = RoughServer.giving(FILE)) {
            isHere(get(server));
            Ran again = get(server, "--json");
            assertThat(again.out()).contains("\"licence\" : \"none\"", "\"dim\" : 3");
            assertThat(server.requests()).hasSize(1);
            Ran listed = run(List.of(), Map.of(), "encoder", "list", "--available");
            assertThat(listed.out()).contains("tiny", "(is here)", "mobilenetv2 ", "mobilenetv2-12");
            Ran json = run(List.of(), Map.of(), "encoder", "list", "--available", "--json");
            assertThat(json.out()).contains(NET.sha256(), "\"here\" : true");
            Ran doctor = run(List.of(), Map.of(), "doctor");
            assertThat(doctor.out()).contains("encoder tiny: tiny/1-");
        }
    }

    @Test
    void cutOffAndGoneOnWith() throws Exception {
        try (RoughServer server = new RoughServer(
                (request, out) -> RoughServer.give(FILE, request, out, request.number() < 4 ? 90_000 : FILE.length))) {
            Ran ran = get(server);
            isHere(ran);
            assertThat(ran.err()).contains("the connection ended at 90000 of", "trying again");
            assertThat(server.requests()).hasSize(4);
            assertThat(server.requests().get(3).headers())
                    .containsEntry("range", "bytes=270000-")
                    .containsEntry("if-range", "\"v1\"");
        }
    }

    @Test
    void cutOffForGoodAndGoneOnWithByAnotherRun() throws Exception {
        AtomicBoolean well = new AtomicBoolean();
        try (RoughServer server = new RoughServer((request, out) -> {
            if (request.number() == 1 || well.get()) {
                RoughServer.give(FILE, request, out, well.get() ? FILE.length : 100_000);
            } // else nothing at all is said
        })) {
            assertThat(isRefused(get(server))).contains("the same command goes on at 33 %");
            assertThat(part()).hasSize(100_000);
            well.set(true);
            int before = server.requests().size();
            isHere(get(server));
            assertThat(server.requests()).hasSize(before + 1);
            assertThat(server.requests().get(before).from()).isEqualTo(100_000);
        }
    }

    @Test
    void aServerThatKnowsNoRanges() throws Exception {
        try (RoughServer server = new RoughServer((request, out) -> {
            RoughServer.head(out, "200 OK", "ETag: \"v" + request.number() + "\"", "Content-Length: " + FILE.length);
            out.write(FILE, 0, request.number() == 1 ? 100_000 : FILE.length);
        })) {
            isHere(get(server));
            assertThat(server.requests().get(1).from()).isEqualTo(100_000);
        }
    }

    @Test
    void anotherRangeThanWasAskedForAndARangeThatIsNone() throws Exception {
        try (RoughServer server = new RoughServer((request, out) -> {
            if (request.number() == 2) {
                RoughServer.head(out, "206 Partial Content", "Content-Range: bytes 5-9/10", "Content-Length: 5");
                out.write(FILE, 5, 5);
            } else {
                RoughServer.give(FILE, request, out, request.number() == 1 ? 100_000 : FILE.length);
            }
        })) {
            isHere(get(server));
            assertThat(server.requests()).extracting(RoughServer.Request::from).containsExactly(0, 100_000, 0);
        }
        run(List.of(), Map.of(), "encoder", "remove", "tiny");
        try (RoughServer server = new RoughServer((request, out) -> {
            if (request.number() == 2) {
                RoughServer.head(out, "416 Range Not Satisfiable", "Content-Length: 0");
            } else {
                RoughServer.give(FILE, request, out, request.number() == 1 ? 50_000 : FILE.length);
            }
        })) {
            isHere(get(server));
            assertThat(server.requests()).extracting(RoughServer.Request::from).containsExactly(0, 50_000, 0);
        }
    }

    @Test
    void aWrongLengthOtherBytesAndTooMany() throws Exception {
        try (RoughServer server = new RoughServer((request, out) -> {
            RoughServer.head(out, "200 OK", "Content-Length: 133");
            out.write("version https://git-lfs.github.com/spec/v1".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        })) {
            assertThat(isRefused(get(server))).contains("gives 133 bytes where " + FILE.length + " are wanted");
            assertThat(server.requests()).hasSize(1);
        }
        try (RoughServer server = RoughServer.giving(TinyNetwork.of(2).model())) {
            assertThat(isRefused(get(server))).contains("is not the file that is meant: sha256 is", "nothing was kept");
        }
        try (RoughServer server = new RoughServer((request, out) -> {
            RoughServer.head(out, "200 OK", "Content-Type: application/octet-stream");
            out.write(FILE);
            out.write(FILE);
        })) {
            assertThat(isRefused(get(server))).contains("sends more than the file's " + FILE.length + " bytes");
        }
        assertThat(files("cache/downloads")).isEmpty();
    }

    @Test
    void whatAnEarlierRunLeftMayBeWrong() throws Exception {
        Files.createDirectories(part().getParent());
        Files.write(part(), new byte[200_000]);
        try (RoughServer server = RoughServer.giving(FILE)) {
            Ran ran = get(server);
            isHere(ran);
            assertThat(ran.err()).contains("beginning anew");
            assertThat(server.requests()).extracting(RoughServer.Request::from).containsExactly(200_000, 0);
        }
    }

    @Test
    void redirections() throws Exception {
        try (RoughServer server = new RoughServer((request, out) -> {
            switch (request.path()) {
                case "/tiny.onnx" -> RoughServer.head(out, "302 Found", "Location: /a/next?key=secret");
                case "/a/next?key=secret" -> RoughServer.head(out, "307 Temporary Redirect", "Location: there");
                case "/a/there" -> RoughServer.give(FILE, request, out, FILE.length);
                case "/round" -> RoughServer.head(out, "301 Moved", "Location: /trip");
                case "/trip" -> RoughServer.head(out, "301 Moved", "Location: /round");
                case "/disk" -> RoughServer.head(out, "302 Found", "Location: file:///etc/passwd");
                case "/nowhere" -> RoughServer.head(out, "302 Found", "Content-Length: 0");
                default -> RoughServer.head(out, "302 Found", "Location: " + request.path() + "x");
            }
        })) {
            assertThat(isRefused(get(server, "--from", server.url("/round")))).contains("leads in circles");
            assertThat(isRefused(get(server, "--from", server.url("/endless")))).contains("leads in circles");
            assertThat(isRefused(get(server, "--from", server.url("/disk")))).contains("leads away from the web");
            assertThat(isRefused(get(server, "--from", server.url("/nowhere")))).contains("leads away from the web");
            isHere(get(server));
        }
    }

    @Test
    void neverFromAnEncryptedConnectionToAPlainOne() throws Exception {
        Path keys = temp.resolve("keys.p12");
        try (RoughServer plain = RoughServer.giving(FILE);
                RoughServer safe = Encrypted.server(keys, (request, out) -> {
                    if (request.path().equals("/moved")) {
                        RoughServer.head(out, "302 Found", "Location: " + plain.url("/tiny.onnx"));
                    } else {
                        RoughServer.give(FILE, request, out, FILE.length);
                    }
                })) {
            NET.offer(home, safe.url("/moved"));
            List<String> trusting = Encrypted.trusting(keys);
            assertThat(isRefused(run(trusting, Map.of(), "encoder", "get", "tiny")))
                    .contains("which is not encrypted");
            assertThat(plain.requests()).isEmpty();
            assertThat(isRefused(run(List.of(), Map.of(), "encoder", "get", "tiny", "--from", safe.url("/tiny.onnx"))))
                    .contains("no safe connection to localhost");
            isHere(run(trusting, Map.of(), "encoder", "get", "tiny", "--from", safe.url("/tiny.onnx")));
        }
    }

    @Test
    void aSilentServerAndABusyOneAndOneThatHasNothing() throws Exception {
        try (RoughServer server = new RoughServer((request, out) -> {
            RoughServer.give(FILE, request, out, request.number() == 1 ? 150_000 : 0);
            out.flush();
            Thread.sleep(60_000);
        })) {
            String line = isRefused(get(server, "--timeout", "0.5"));
            assertThat(line).contains("says nothing for 0.5 s", "goes on at 49 %");
            assertThat(part()).hasSize(150_000);
        }
        try (RoughServer server = new RoughServer((request, out) -> {
            if (request.number() == 1) {
                RoughServer.head(out, "503 Service Unavailable", "Content-Length: 0");
            } else if (request.number() == 2) {
                RoughServer.head(out, "404 Not Found", "Content-Length: 0");
            } else {
                RoughServer.give(FILE, request, out, FILE.length);
            }
        })) {
            assertThat(isRefused(get(server))).contains("answers 404 instead of the file", "--from FILE");
            isHere(get(server));
        }
    }

    /** The server is closed in the middle, to be one that can't be reached. */
    @Test
    @SuppressWarnings("try")
    void fromAMirrorOrAFile() throws Exception {
        Path file = Files.write(temp.resolve("copy of it.bin"), FILE);
        Path other = Files.write(temp.resolve("other.onnx"), TinyNetwork.of(2).model());
        try (RoughServer gone = RoughServer.giving(FILE);
                RoughServer mirror = RoughServer.giving(FILE)) {
            gone.close();
            assertThat(isRefused(get(gone))).contains("can't be reached", "check the network", "https_proxy", "--from");
            assertThat(isRefused(get(gone, "--from", other.toString()))).contains("is not tiny.onnx: its sha256 is");
            assertThat(isRefused(get(gone, "--from", temp.resolve("none").toString())))
                    .contains("there is no file");
            assertThat(get(gone, "--from", "ftp://127.0.0.1/x").code()).isEqualTo(USAGE);
            assertThat(get(gone, "--timeout", "0").code()).isEqualTo(USAGE);
            isHere(get(gone, "--from", file.toUri().toString().replace("file:/", "file:///")));
            assertThat(run(List.of(), Map.of(), "encoder", "remove", "tiny").code())
                    .isZero();
            isHere(get(gone, "--from", file.toString()));
            assertThat(file).hasBinaryContent(FILE);
            assertThat(run(List.of(), Map.of(), "encoder", "remove", "tiny").code())
                    .isZero();
            isHere(get(gone, "--from", mirror.url("/anything")));
        }
    }

    @Test
    void namesThatDoNotFit() throws Exception {
        Ran unknown = run(List.of(), Map.of(), "encoder", "get", "nothing");
        assertThat(unknown.code()).isEqualTo(DOES_NOT_FIT);
        assertThat(unknown.line()).contains("there are: mobilenetv2, mobilenetv2-12, mobilenetv2-7");
        try (RoughServer server = RoughServer.giving(FILE)) {
            isHere(get(server));
            TinyNetwork.of(2).offer(home, server.url("/tiny.onnx"));
            Ran other = run(List.of(), Map.of(), "encoder", "get", "tiny");
            assertThat(other.code()).isEqualTo(DOES_NOT_FIT);
            assertThat(other.line()).contains("another encoder called tiny", "encoder remove tiny");
        }
        Files.writeString(home.resolve("encoders.yaml"), "- name: x\n  colour: red\n");
        Ran wrong = run(List.of(), Map.of(), "encoder", "list", "--available");
        assertThat(wrong.code()).isEqualTo(DOES_NOT_FIT);
        assertThat(wrong.line()).contains("encoders.yaml is not a catalogue of encoders");
    }

    @Test
    void proxiesOfTheEnvironmentAndOfJava() throws Exception {
        try (RoughServer proxy = new RoughServer((request, out) -> {
                    if (!request.headers()
                                    .getOrDefault("proxy-authorization", "")
                                    .startsWith("Basic ")
                            && request.path().contains("locked")) {
                        RoughServer.head(
                                out, "407 Login", "Proxy-Authenticate: Basic realm=\"p\"", "Content-Length: 0");
                    } else {
                        RoughServer.give(FILE, request, out, FILE.length);
                    }
                });
                RoughServer direct = RoughServer.giving(FILE)) {
            String there = "127.0.0.1:" + proxy.port();
            NET.offer(home, "http://models.invalid/tiny.onnx");
            isHere(run(List.of(), Map.of("http_proxy", "http://" + there), "encoder", "get", "tiny"));
            assertThat(proxy.requests().get(0).line()).startsWith("GET http://models.invalid/tiny.onnx ");
            run(List.of(), Map.of(), "encoder", "remove", "tiny");

            List<String> java = List.of("-Dhttp.proxyHost=127.0.0.1", "-Dhttp.proxyPort=" + proxy.port());
            isHere(run(java, Map.of("http_proxy", "http://127.0.0.1:1"), "encoder", "get", "tiny"));
            assertThat(proxy.requests()).hasSize(2);
            run(List.of(), Map.of(), "encoder", "remove", "tiny");

            NET.offer(home, "http://models.invalid/locked");
            Ran locked = run(List.of(), Map.of("http_proxy", there), "encoder", "get", "tiny");
            assertThat(isRefused(locked)).contains("the proxy wants a name and a password");
            isHere(run(List.of(), Map.of("http_proxy", "http://me:secret@" + there), "encoder", "get", "tiny"));
            run(List.of(), Map.of(), "encoder", "remove", "tiny");

            NET.offer(home, direct.url("/tiny.onnx"));
            Map<String, String> past = Map.of("http_proxy", "http://127.0.0.1:1", "no_proxy", "example.org, 127.0.0.1");
            isHere(run(List.of(), past, "encoder", "get", "tiny"));
            run(List.of(), Map.of(), "encoder", "remove", "tiny");
            Ran bad = run(List.of(), Map.of("http_proxy", "http://me:secret@"), "encoder", "get", "tiny");
            assertThat(bad.code()).isEqualTo(USAGE);
            assertThat(bad.err()).doesNotContain("secret").contains("http://HOST:PORT");
        }
    }

    @Test
    void interruptedItLeavesWhatCanBeGoneOnWith() throws Exception {
        try (RoughServer server = new RoughServer((request, out) -> {
            RoughServer.give(FILE, request, out, request.number() == 1 ? 120_000 : FILE.length);
            out.flush();
            Thread.sleep(request.number() == 1 ? 60_000 : 0);
        })) {
            NET.offer(home, server.url("/tiny.onnx"));
            Process process =
                    program(List.of(), Map.of(), "encoder", "get", "tiny").start();
            while (!Files.exists(part()) || Files.size(part()) < 120_000) {
                assertThat(process.isAlive()).isTrue();
                Thread.sleep(20);
            }
            new ProcessBuilder("kill", "-TERM", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143); // as Ctrl-C, which a shell may have its children ignore
            String name = part().getFileName().toString();
            assertThat(files("cache/downloads")).containsExactly(name, name + ".from");
            assertThat(files("encoders")).isEmpty();
            isHere(get(server));
            assertThat(server.requests().get(1).from()).isEqualTo(120_000);
        }
    }
}
