package io.reprise.learn.data;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.NpyFile;
import io.reprise.core.file.AtomicFile;
import io.reprise.core.file.FileNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of features: {@code features.json} ({@link FeatureDescription}) and one {@code ID.npy} a video,
 * [segments, dim] of float32 or float16. Files are opened and memory-mapped when a video is asked for, so the folder may be
 * far larger than memory.
 *
 * @param folder where they lie
 * @param spec what the vectors are
 * @param segmentMicros length of a segment
 */
public record FeatureFolder(Path folder, FeatureSpec spec, long segmentMicros) implements FeatureSource {
    private static final String DESCRIPTION = "features.json";
    private static final int LARGEST_DESCRIPTION = 1 << 16;
    private static final int LONGEST_ID = 200;

    /**
     * Reads what the folder says of itself.
     *
     * @throws BadInputException if it has no {@code features.json}, or one that is not as described
     */
    public static FeatureFolder open(Path folder) throws BadInputException {
        Path file = folder.resolve(DESCRIPTION);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_DESCRIPTION) {
                throw bad(file, "there is no such file, or it is too large; `reprise features` writes one");
            }
            FeatureDescription described = FeatureDescription.parse(Files.readString(file));
            return new FeatureFolder(folder, described.spec(), described.segmentMicros());
        } catch (IllegalArgumentException | IOException e) {
            throw bad(file, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Begins a folder, or goes on with one.
     *
     * @throws DoesNotFitException if features of another spec or segment length are in it
     * @throws BadInputException if it can't be read or written
     */
    public static FeatureFolder begin(Path folder, FeatureSpec spec, long segmentMicros) throws BadInputException {
        FeatureFolder wanted = new FeatureFolder(folder, spec, segmentMicros);
        Path file = folder.resolve(DESCRIPTION);
        if (Files.exists(file)) {
            FeatureFolder found = open(folder);
            if (!found.equals(wanted)) {
                throw new DoesNotFitException(
                        "other-features", file + " says " + found.kind() + ", this run makes " + wanted.kind());
            }
            return found;
        }
        byte[] description = new FeatureDescription(spec, segmentMicros).text().getBytes(StandardCharsets.UTF_8);
        try {
            AtomicFile.write(file, channel -> {
                ByteBuffer bytes = ByteBuffer.wrap(description);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            });
        } catch (IOException e) {
            throw new BadInputException(
                    "cannot-write", "the feature folder " + folder + " can't be used: " + e.getMessage(), e);
        }
        return wanted;
    }

    private String kind() {
        return new FeatureDescription(spec, segmentMicros).kind();
    }

    @Override
    public FeatureMatrix segments(String videoId) throws BadInputException {
        NpyFile file = NpyFile.open(file(videoId));
        if (file.dim() != spec.dim() || file.rows() == 0) {
            throw new BadInputException(
                    "bad-features",
                    file.path() + " holds " + file.rows() + " rows of " + file.dim() + ", features.json says "
                            + spec.dim() + " dimensions and a video has at least one segment");
        }
        return file.read(0, file.rows());
    }

    /**
     * The file of a video's vectors; it need not exist.
     *
     * @throws BadInputException "bad-video-id" if the id is not a plain name
     */
    public Path file(String videoId) throws BadInputException {
        if (!isName(videoId) || !FileNames.isPossible(videoId)) {
            throw new BadInputException(
                    "bad-video-id",
                    "the video id '" + videoId.replaceAll("\\p{Cntrl}", "?") + "' cannot be a file's name");
        }
        return folder.resolve(videoId + ".npy");
    }

    /** Whether a video's vectors are there, whole and of the right dimension. */
    public boolean holds(String videoId) throws BadInputException {
        Path file = file(videoId);
        try {
            return Files.exists(file) && NpyFile.open(file).dim() == spec.dim();
        } catch (BadInputException e) {
            return false; // damaged is as good as none: it is made again
        }
    }

    /** Whether a text can name a video: 1 to 200 characters that are safe in a file's name and never a path. */
    public static boolean isName(String videoId) {
        return videoId.matches("[^\\p{Cntrl}/\\\\:*?\"<>|]{1," + LONGEST_ID + "}") && !videoId.startsWith(".");
    }

    /** A video's name in a data set: its file's name without the ending. */
    public static String id(Path video) {
        String name = String.valueOf(video.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static BadInputException bad(Path file, String why) {
        return new BadInputException("bad-features", "cannot read features from " + file + ": " + why);
    }
}
