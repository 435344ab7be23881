package io.reprise.vision.onnx;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.file.FileTrees;
import io.reprise.core.file.PartFolder;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The networks a person has added: a folder each, named like the encoder, with its manifest, its model and whatever
 * weights the model keeps beside it. A folder appears and goes in one move, so no reader sees half of it.
 */
public final class EncoderStore {
    private static final String MANIFEST = "manifest.yaml";

    private final Path folder;

    /** The store in this folder, which is made when the first encoder is added. */
    public EncoderStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * An encoder in the store.
     *
     * @param name its name, for {@code --encoder}
     * @param manifest its manifest
     * @param encoder what its features are called, name, version and hash digits; null where it is damaged
     * @param dim dimensions of its feature; 0 where it is damaged
     * @param frames frames of a clip, 1 for an image network; 0 where it is damaged
     * @param bytes size on disk
     * @param error why it can't be used; null where it can
     */
    public record Entry(
            String name,
            Path manifest,
            @Nullable String encoder,
            int dim,
            int frames,
            long bytes,
            @Nullable String error) {}

    /**
     * Checks a network (hash, names, shapes, one run) and copies it in. Adding the same again does nothing.
     *
     * @throws DoesNotFitException if manifest or model are bad, or another encoder of that name is there
     * @throws BadInputException if the store can't be written
     */
    public Entry add(Path manifest) throws BadInputException {
        Manifest read = ManifestReader.read(manifest);
        List<Path> files = new ArrayList<>(List.of(read.model()));
        OnnxFile.externalData(read.model())
                .forEach(name -> files.add(read.model().resolveSibling(name)));
        String id;
        try (OnnxEncoder encoder = OnnxEncoder.of(manifest, ExecutionDevice.CPU, 0)) {
            id = encoder.spec().encoder();
            encoder.trial();
        }
        if (Files.exists(home(read.name()))) {
            return same(read.name(), id);
        }
        try {
            copy(read, files);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            return same(read.name(), id); // another process was faster
        } catch (IOException e) {
            throw cannotWrite(e);
        }
        return entry(home(read.name()));
    }

    private Entry same(String name, String id) {
        Entry there = entry(home(name));
        if (!id.equals(there.encoder())) {
            throw new DoesNotFitException(
                    "no-encoder",
                    "another encoder called " + name + " is in the store ("
                            + (there.encoder() == null ? "damaged" : there.encoder()) + ", this is " + id
                            + "); remove it first: reprise encoder remove " + name);
        }
        return there;
    }

    private void copy(Manifest manifest, List<Path> files) throws IOException {
        try (PartFolder beside = PartFolder.beside(home(manifest.name()))) {
            for (Path file : files) {
                Files.copy(file, beside.path().resolve(file.getFileName()));
            }
            String hash = ModelHash.of(beside.path().resolve(manifest.model().getFileName()));
            Files.writeString(beside.path().resolve(MANIFEST), ManifestReader.withHash(manifest.file(), hash));
            beside.moveIntoPlace();
        }
    }

    /**
     * Copies a network of one file in and checks it there, by the manifest's hash, names, shapes and one run. The same
     * again does nothing.
     *
     * @param manifest the manifest's text, which names the encoder, the model and its hash
     * @param name the name it gives the encoder
     * @param modelName the name it gives the model
     * @param model the model, under any name
     * @throws DoesNotFitException if it is not what the manifest says, or another encoder of that name is there
     * @throws BadInputException if the store can't be written
     */
    public Entry install(String manifest, String name, String modelName, Path model) throws BadInputException {
        String id;
        try (PartFolder beside = PartFolder.beside(home(name))) {
            Files.copy(model, beside.path().resolve(modelName));
            Path file = Files.writeString(beside.path().resolve(MANIFEST), manifest);
            try (OnnxEncoder encoder = OnnxEncoder.of(file, ExecutionDevice.CPU, 0)) {
                id = encoder.spec().encoder();
                encoder.trial();
            }
            if (Files.exists(home(name))) {
                return same(name, id);
            }
            beside.moveIntoPlace();
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            return entry(home(name)); // another process was faster
        } catch (IOException e) {
            throw cannotWrite(e);
        }
        return entry(home(name));
    }

    /** The encoder of this name, if there is one, usable or not. */
    public Optional<Entry> get(String name) {
        return Files.isDirectory(home(name)) ? Optional.of(entry(home(name))) : Optional.empty();
    }

    /** Every encoder in the store, by name; a damaged one says so. */
    public List<Entry> list() throws BadInputException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(path -> !path.getFileName().toString().startsWith("."))
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(this::entry)
                    .toList();
        } catch (IOException e) {
            throw new BadInputException("unreadable", "the encoders in " + folder + " can't be listed: " + e, e);
        }
    }

    private Entry entry(Path home) {
        Path file = home.resolve(MANIFEST);
        String name = home.getFileName().toString();
        try (OnnxEncoder encoder = OnnxEncoder.of(file, ExecutionDevice.CPU, 0)) {
            Manifest manifest = ManifestReader.read(file);
            return new Entry(
                    name,
                    file,
                    encoder.spec().encoder(),
                    manifest.dim(),
                    manifest.frames(),
                    Files.size(manifest.model()),
                    null);
        } catch (DoesNotFitException | IOException e) {
            return new Entry(
                    name, file, null, 0, 0, 0, e instanceof IOException ? "its model is missing" : e.getMessage());
        }
    }

    /**
     * The manifest of a stored encoder.
     *
     * @throws DoesNotFitException if there is none of that name; the line lists those there are
     */
    public Path find(String name) throws BadInputException {
        Path file = home(name).resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            List<String> names = new ArrayList<>(List.of("builtin"));
            list().forEach(entry -> names.add(entry.name()));
            throw new DoesNotFitException(
                    "unknown-encoder", "no encoder called " + name + "; there are: " + String.join(", ", names));
        }
        return file;
    }

    /**
     * Takes an encoder out of the store.
     *
     * @throws DoesNotFitException if there is none of that name
     */
    public void remove(String name) throws BadInputException {
        Path home = home(name);
        if (name.equals("builtin") || !Files.isDirectory(home)) {
            find(name.equals("builtin") ? "builtin (it is part of the program)" : name);
        }
        Path beside = folder.resolve("." + name + "." + UUID.randomUUID() + ".gone");
        try {
            Files.move(home, beside);
            FileTrees.delete(beside);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private Path home(String name) {
        if (name.isEmpty() || name.startsWith(".") || name.contains("/") || name.contains("\\")) {
            throw new DoesNotFitException("no-encoder", "'" + name + "' is not an encoder's name");
        }
        return folder.resolve(name);
    }

    private BadInputException cannotWrite(IOException e) {
        String why = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.toString();
        return new BadInputException("cannot-write", "the encoders in " + folder + " can't be changed: " + why, e);
    }
}
