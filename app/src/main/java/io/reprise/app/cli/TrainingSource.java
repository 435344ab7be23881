package io.reprise.app.cli;

import io.reprise.app.store.StoreLocation;
import io.reprise.app.store.StoredHistory;
import io.reprise.app.train.StoreTraining;
import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.feature.Encoder;
import io.reprise.core.rank.RankerName;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.history.PersonRecord;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.engine.pipeline.Pipeline;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.Phd2Reader;
import io.reprise.learn.data.TrainingCases;
import io.reprise.learn.parquet.FeatureFiles;
import io.reprise.learn.train.DatasetTraining;
import io.reprise.learn.train.DatasetTrainingOptions;
import io.reprise.learn.train.Labels;
import io.reprise.learn.train.TrainingSet;
import io.reprise.vision.Encoders;
import io.reprise.vision.builtin.BuiltinEncoder;
import io.reprise.vision.onnx.EncoderStore;
import io.reprise.vision.onnx.ExecutionDevice;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code train} learns from: a data set in files, or the store's own histories. */
final class TrainingSource {
    @Option(names = "--annotations", paramLabel = "CSV", description = "Who clipped what, in PHD2's columns.")
    @Nullable
    Path annotations;

    @Option(
            names = "--features",
            paramLabel = "DIR",
            description =
                    "Folder with features.json and one ID.npy a video, or Parquet (a file or a folder of them) with the"
                            + " columns youtubeId, segment, start, end, feature.")
    @Nullable
    Path features;

    @Option(
            names = "--exclude",
            paramLabel = "CSV",
            description =
                    "With --annotations: leave out every video that is in that file too. PHD2's two files share 895 videos;"
                            + " whoever is measured on the one must not have learned from them.")
    @Nullable
    Path exclude;

    @Option(
            names = "--store",
            description =
                    "Instead of these two: the histories of everybody in the store, as far as their source videos were"
                            + " looked at.")
    boolean store;

    @Option(
            names = "--encoder",
            paramLabel = "NAME",
            description = "With --store: whose features. Default: ${DEFAULT-VALUE}")
    String encoder = "builtin";

    @Option(
            names = "--segment-seconds",
            paramLabel = "S",
            description = "With --store: length of the segments, a multiple of 0.1. Default: ${DEFAULT-VALUE}")
    double segmentSeconds = 5;

    @Option(
            names = "--overlap",
            paramLabel = "PART",
            description =
                    "Part of a segment (of the GIF, if that is shorter) that must be clipped for a positive; segments"
                            + " that meet no GIF are negative, the others unused. Default: ${DEFAULT-VALUE}")
    double overlap = Labels.STANDARD.overlap();

    @Option(
            names = "--videos-of-a-user",
            paramLabel = "N",
            description = "Most videos of one user that are learned from. Default: ${DEFAULT-VALUE}")
    int videosOfAUser = 20;

    /**
     * The set to learn from.
     *
     * @throws InvalidValueException if it is not said which
     * @throws BadInputException if it can't be read, or the store has too little
     */
    TrainingSet set(RankerName kind, PrintWriter note) throws BadInputException {
        if (store ? annotations != null || features != null : annotations == null || features == null) {
            throw new InvalidValueException(
                    "annotations", "train needs --annotations CSV and --features DIR, or --store instead");
        }
        if (store && exclude != null) {
            throw new InvalidValueException("exclude", "--exclude goes with --annotations, not with --store");
        }
        boolean sources = kind == RankerName.RESIDUAL || kind == RankerName.REPRISE;
        DatasetTrainingOptions options = new DatasetTrainingOptions(
                new Labels(overlap),
                videosOfAUser,
                false,
                sources,
                DatasetTrainingOptions.standard().recentFloats());
        return annotations == null || features == null
                ? own(options, note)
                : new DatasetTraining(annotated(annotations), new TrainingCases(FeatureFiles.open(features)), options);
    }

    private Dataset annotated(Path file) throws BadInputException {
        Dataset all = Phd2Reader.read(file);
        return exclude == null ? all : all.without(Phd2Reader.read(exclude));
    }

    private TrainingSet own(DatasetTrainingOptions options, PrintWriter note) throws BadInputException {
        Home home = Home.ofEnvironment();
        StoreLocation where = StoreLocation.ofEnvironment();
        if (!where.exists()) {
            throw new BadInputException(
                    "no-store", "there is no store at " + where + " to learn from; `reprise history add` begins one");
        }
        try (StoredHistory memory = StoredHistory.at(where)) {
            Map<String, PersonRecord> people = memory.everyone();
            new Pipeline(home, CacheLimit.ofEnvironment(), memory)
                    .analyseHighlights(
                            people.values(), encoder, Runtime.getRuntime().availableProcessors(), warnings(note));
            StoreTraining set =
                    StoreTraining.of(people, new FeatureCache(home), encoder(home), segmentSeconds, options);
            note.println("the store: " + set.summary());
            return set;
        }
    }

    private static Listener warnings(PrintWriter note) {
        return new Listener() {
            @Override
            public void warning(String line) {
                note.println("warning: " + line);
            }
        };
    }

    /** It is never opened, so there is nothing to close. */
    private Encoder encoder(Home home) throws BadInputException {
        return new Encoders(new EncoderStore(home.encoders()), BuiltinEncoder::new, ExecutionDevice.CPU, 1).of(encoder);
    }
}
