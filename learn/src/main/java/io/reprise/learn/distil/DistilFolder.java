package io.reprise.learn.distil;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.model.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where a run keeps what it is and where it stands. */
final class DistilFolder {
    private static final String RUN = "run.txt";
    private static final String CHECKPOINT = "checkpoint.safetensors";
    private static final String STEPS = "steps";

    private DistilFolder() {}

    /** Takes the folder for a run in words; refuses one that was used for another. */
    static void claim(Path folder, String run) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(RUN);
        if (Files.exists(file) && !Files.readString(file).equals(run)) {
            throw new DoesNotFitException(
                    "other-run", folder + " holds a run with another teacher, other pictures or options; remove it");
        }
        Files.writeString(file, run);
    }

    static void save(Path folder, Student student) throws IOException {
        new Safetensors(Map.of(STEPS, Long.toString(student.steps())), student.state())
                .write(folder.resolve(CHECKPOINT));
    }

    /** Puts the student where the run was ended, if it was begun. */
    static void resume(Path folder, Student student) throws IOException {
        Path file = folder.resolve(CHECKPOINT);
        if (!Files.exists(file)) {
            return;
        }
        try {
            Safetensors saved = Safetensors.read(file);
            student.restore(
                    saved.tensors(),
                    Long.parseLong(String.valueOf(saved.metadata().get(STEPS))));
        } catch (BadInputException | IllegalArgumentException e) {
            throw new IOException("the checkpoint " + file + " is damaged; remove it to teach from the start", e);
        }
    }
}
