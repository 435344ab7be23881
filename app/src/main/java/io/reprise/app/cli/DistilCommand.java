package io.reprise.app.cli;

import io.reprise.app.distil.EncoderTeacher;
import io.reprise.app.distil.FolderPhotos;
import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.Encoder;
import io.reprise.engine.home.Home;
import io.reprise.learn.distil.DistilOptions;
import io.reprise.learn.distil.Distillation;
import io.reprise.learn.distil.PhotoSource;
import io.reprise.learn.distil.PictureStore;
import io.reprise.learn.distil.StudentFile;
import io.reprise.learn.distil.ZipPhotos;
import io.reprise.vision.Encoders;
import io.reprise.vision.builtin.BuiltinEncoder;
import io.reprise.vision.onnx.EncoderStore;
import io.reprise.vision.onnx.ExecutionDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code distil}: teaches a small network to see as a large one does. */
@Command(
        name = "distil",
        description = {
            "Teach a small convolutional network to give the features of a large one, on pictures, and write it as ONNX.",
            "Ctrl-C keeps what was learned; the same command again goes on from there, also after a crash, and also with"
                    + " more or fewer --crops."
        },
        footer = {
            "",
            "Example:",
            "  reprise distil --teacher mobilenetv2 --pictures people.zip --pictures videos/ --out eyes.onnx"
        })
final class DistilCommand implements Callable<Integer> {
    /** Larger than the student sees, so that parts of a picture are sharp too. */
    private static final int SHORT_SIDE = 112;

    @Option(
            names = "--teacher",
            required = true,
            paramLabel = "E",
            description = "An encoder of pictures: the name of one that was added, or a manifest.")
    String teacher = "";

    @Option(
            names = "--pictures",
            required = true,
            paramLabel = "ZIP|DIR[*N]",
            description = "An archive of pictures, or a folder of pictures and videos; may be given several times. All"
                    + " come equally often, one with *N after it N times as often.")
    List<String> pictures = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The student, an ONNX file.")
    Path out = Path.of("");

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where pictures, the teacher's features and the run's state are kept. Default: FILE.work")
    @Nullable
    Path work;

    @Option(names = "--frames", paramLabel = "F", description = "Frames of a video a second. Default: ${DEFAULT-VALUE}")
    double framesPerSecond = 4;

    @Option(
            names = "--notice",
            paramLabel = "TEXT",
            description = "Kept in the student's file: licences of the teacher and of the pictures.")
    String notice = "";

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: one a processor).")
    int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    DistilTraining training = new DistilTraining();

    @Mixin
    Output output = new Output();

    @Spec
    @Nullable
    CommandSpec spec;

    private int stopped = ExitCode.DONE;
    private double agreement;

    @Override
    public Integer call() throws BadInputException, IOException {
        Path folder = work == null ? out.resolveSibling(out.getFileName() + ".work") : work;
        List<PhotoSource> sources = new ArrayList<>();
        List<Integer> shares = new ArrayList<>();
        for (String written : pictures) {
            int star = written.lastIndexOf('*');
            sources.add(source(Path.of(star < 0 ? written : written.substring(0, star))));
            shares.add(star < 0 ? 1 : Integer.parseInt(written.substring(star + 1)));
        }
        DistilOptions options = training.options(shares);
        try (Encoder encoder = encoder();
                PictureStore store = PictureStore.open(folder, sources, SHORT_SIDE);
                DistilReport report = new DistilReport(output.note());
                Distillation run = new Distillation(options, store, new EncoderTeacher(encoder), folder, report)) {
            output.note()
                    .println(store.size() + " pictures, teacher "
                            + encoder.spec().encoder());
            run.run(taught -> keep(taught, encoder.spec().encoder(), store.describe()));
            stopped = report.isStopped() ? ExitCode.INTERRUPTED : ExitCode.DONE;
        }
        report();
        return stopped;
    }

    private PhotoSource source(Path path) throws BadInputException {
        if (!Files.exists(path)) {
            throw new BadInputException("no-such-file", "no such file or folder: " + path);
        }
        return Files.isDirectory(path) ? new FolderPhotos(path, framesPerSecond) : new ZipPhotos(path);
    }

    private Encoder encoder() throws BadInputException {
        EncoderStore store = new EncoderStore(Home.ofEnvironment().encoders());
        return new Encoders(store, BuiltinEncoder::new, ExecutionDevice.CPU, 2 * threads).of(teacher);
    }

    private void keep(Distillation.Taught taught, String teacherName, String store) throws IOException {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("teacher", teacherName);
        provenance.put("pictures", store);
        provenance.put("notice", notice);
        provenance.put("command", command());
        provenance.put("options", taught.options().toString());
        provenance.put("seed", Long.toString(taught.options().seed()));
        provenance.put("crops", Long.toString(taught.state().crops()));
        provenance.put("views", Integer.toString(taught.state().views()));
        provenance.put("agreement", String.format(Locale.ROOT, "%.4f", taught.agreement()));
        StudentFile.write(out, taught, provenance);
        agreement = taught.agreement();
    }

    /** What was typed, without the folders that files lie in. */
    private String command() {
        return Objects.requireNonNull(spec).commandLine().getParseResult().originalArgs().stream()
                .dropWhile("distil"::equals)
                .map(argument -> argument.replaceFirst(".*/", ""))
                .collect(Collectors.joining(" ", "reprise distil ", ""));
    }

    private void report() throws IOException {
        if (output.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("model", out.toString());
            json.put("bytes", Files.size(out));
            json.put("agreement", agreement);
            output.printJson(json);
        } else {
            output.out()
                    .printf(
                            Locale.ROOT,
                            "wrote %s, %s, agreement with the teacher %.3f%n",
                            out,
                            Times.size(Files.size(out)),
                            agreement);
        }
    }
}
