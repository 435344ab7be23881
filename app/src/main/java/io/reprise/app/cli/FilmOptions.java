package io.reprise.app.cli;

import io.reprise.core.rank.RankableVideo;
import io.reprise.core.trouble.BadInputException;
import io.reprise.learn.personas.PersonaLessons;
import io.reprise.learn.personas.Personas;
import io.reprise.learn.personas.PersonasFile;
import io.reprise.learn.train.FilmLessons;
import io.reprise.vision.onnx.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** A film, and viewers of it, to learn from. */
final class FilmOptions {
    @Option(names = "--film", required = true, paramLabel = "FILM", description = "The film.")
    Path film = Path.of("");

    @Option(
            names = "--tastes",
            required = true,
            paramLabel = "FILE",
            description = "What viewers clip of it, as JSON, in the form of benchmark personas.")
    Path tastes = Path.of("");

    @Option(
            names = "--film-encoder",
            paramLabel = "E",
            description = "What looks at the film; several may be given. Default: builtin")
    List<String> encoders = new ArrayList<>();

    /** Looks at the film with each encoder. */
    FilmLessons lessons(Output output) throws BadInputException {
        Personas personas = PersonasFile.read(tastes);
        List<RankableVideo> films = new ArrayList<>();
        for (String encoder : encoders.isEmpty() ? List.of("builtin") : encoders) {
            int threads = Runtime.getRuntime().availableProcessors();
            films.add(Film.look(film, personas, new Film.How(encoder, Device.CPU, true, threads), output));
        }
        return PersonaLessons.of(films, personas);
    }

    @Override
    public String toString() {
        StringBuilder line = new StringBuilder("--film FILM --tastes " + tastes.getFileName());
        encoders.forEach(encoder -> line.append(" --film-encoder ").append(encoder));
        return line.toString();
    }
}
