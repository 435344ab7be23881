package io.reprise.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderStoreTest {
    @TempDir
    Path temp;

    private Path home;
    private EncoderStore store;

    @BeforeEach
    void open() {
        home = temp.resolve("home/encoders");
        store = new EncoderStore(home);
    }

    @Test
    void addedListedFoundRemoved() throws Exception {
        assertThat(store.list()).isEmpty();
        EncoderStore.Entry added = store.add(network("net", 1));
        assertThat(store.list()).containsExactly(added);
        assertThat(added.encoder()).startsWith("net/1-");
        assertThat(added.error()).isNull();
        assertThat(Files.readString(store.find("net"))).contains("sha256: ");
        try (OnnxEncoder encoder = OnnxEncoder.of(store.find("net"), ExecutionDevice.CPU, 1)) {
            encoder.trial();
            assertThat(encoder.spec().encoder()).isEqualTo(added.encoder());
        }
        store.remove("net");
        assertThat(store.list()).isEmpty();
        assertThat(filesIn(home)).isEmpty();
    }

    @Test
    void theSameAgainDoesNothingAnotherOfThatNameIsRefused() throws Exception {
        Path manifest = network("net", 1);
        assertThat(store.add(manifest)).isEqualTo(store.add(manifest));
        assertThatThrownBy(() -> store.add(network("net", 2)))
                .isInstanceOf(DoesNotFitException.class)
                .hasMessageContaining("remove it first: reprise encoder remove net");
        assertThat(filesIn(home)).containsExactly("net");
    }

    @Test
    void aBadOneLeavesNothingBehind() throws Exception {
        Path manifest = network("net", 1);
        Files.writeString(temp.resolve("net.onnx"), "not a model");
        assertThatThrownBy(() -> store.add(manifest)).isInstanceOf(DoesNotFitException.class);
        assertThat(home).doesNotExist();
    }

    @Test
    void weightsBesideTheModelComeAlong() throws Exception {
        Path manifest = network("net", 1);
        Files.write(temp.resolve("net.data"), new byte[288]);
        Files.write(temp.resolve("net.onnx"), BadNetworksTest.keepingWeightsIn("net.data"));
        store.add(manifest);
        Files.delete(temp.resolve("net.data"));
        try (OnnxEncoder encoder = OnnxEncoder.of(store.find("net"), ExecutionDevice.CPU, 1)) {
            encoder.trial();
        }
    }

    @Test
    void aDamagedOneIsListedWithItsTroubleAndCanBeRemoved() throws Exception {
        store.add(network("net", 1));
        Files.writeString(store.find("net"), "name: [");
        assertThat(store.list()).singleElement().satisfies(entry -> {
            assertThat(entry.encoder()).isNull();
            assertThat(entry.error()).contains("not a YAML manifest");
        });
        store.remove("net");
        assertThat(store.list()).isEmpty();
    }

    @Test
    void aModelChangedInTheStoreIsNoticed() throws Exception {
        store.add(network("net", 1));
        Graphs.identity(Graphs.FLOAT, 1, 3, 4, 12).write(home.resolve("net/net.onnx"));
        try (OnnxEncoder encoder = OnnxEncoder.of(store.find("net"), ExecutionDevice.CPU, 1)) {
            assertThatThrownBy(encoder::trial)
                    .isInstanceOf(DoesNotFitException.class)
                    .hasMessageContaining("is not the file its manifest means");
        }
    }

    @Test
    void whatIsNotThereIsNamedWithWhatIs() throws Exception {
        store.add(network("net", 1));
        assertThatThrownBy(() -> store.find("clip"))
                .isInstanceOf(DoesNotFitException.class)
                .hasMessageContaining("there are: builtin, net");
        for (String name : List.of("clip", "builtin", "../home", "", ".hidden")) {
            assertThatThrownBy(() -> store.remove(name)).as(name).isInstanceOf(DoesNotFitException.class);
        }
    }

    @Test
    void twoAddAtOnce() throws Exception {
        Path manifest = network("net", 1);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        Callable<EncoderStore.Entry> adding = () -> new EncoderStore(home).add(manifest);
        for (var done : pool.invokeAll(List.of(adding, adding, adding, adding))) {
            assertThat(done.get().error()).isNull();
        }
        pool.shutdown();
        assertThat(filesIn(home)).containsExactly("net");
    }

    @Test
    void whereNothingCanBeWritten() throws Exception {
        Path manifest = network("net", 1);
        Files.createDirectories(temp.resolve("file").getParent());
        Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> new EncoderStore(temp.resolve("file/encoders")).add(manifest))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("can't be changed");
    }

    private Path network(String name, int version) throws IOException {
        Graphs.identity(Graphs.FLOAT, 1, 3, 4, 6).write(temp.resolve("net.onnx"));
        return Files.writeString(
                temp.resolve("net.yaml"),
                "name: " + name + "\nversion: " + version
                        + "\nmodel: net.onnx\ninput: {name: in, layout: NCHW, size: [4, 6]}\noutput: {name: out, dim: 72}\n");
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
