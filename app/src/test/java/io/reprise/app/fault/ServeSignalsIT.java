package io.reprise.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.server.TinyFilm;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code serve} gets SIGTERM or SIGKILL at random moments while its jobs run: what was answered with 201 is there and is
 * made in the end, and no process and no unfinished file is left. Three hundred times: {@code ./mvnw -Pstress verify -pl app -am
 * -Dit.test=ServeSignalsIT -Dreprise.signals=300}.
 */
@Timeout(14_400)
@EnabledOnOs(OS.LINUX)
@Tag("stress")
class ServeSignalsIT {
    private static final int ROUNDS = Integer.getInteger("reprise.signals", 4);
    private static final long SEED = Long.getLong("reprise.seed", 1);
    private static final int LONGEST_MILLIS = 2500;
    /** After so many the server may finish what waits: the signals come faster than it works, and 300 jobs are the most. */
    private static final int AT_ONCE = 40;
    /** A job that ended its server three times is not begun again. */
    private static final String GIVEN_UP = "the server ended each time";

    @TempDir
    Path folder;

    private final Set<String> acknowledged = new LinkedHashSet<>();

    private RunningServer serve() throws IOException, InterruptedException {
        return RunningServer.start(folder, Map.of());
    }

    @Test
    void whatWasAcknowledgedIsThereAndMade() throws Exception {
        RunningServer server = serve();
        String film = server.analysed(TinyFilm.write(folder.resolve("film.mp4"), 3, 3));
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED + round);
            keep(server, film, random);
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
            Victim.Signal signal = server.process().signal(random);
            String what = "round " + round + " of seed " + SEED + ", " + signal;
            System.err.println(what);
            server.process().await();
            server.process().requireGone(what);
            server = serve();
            if (round % AT_ONCE == AT_ONCE - 1) {
                requireAllMade(server);
            }
        }
        requireAllMade(server);
        server.process().end();
        server.process().requireGone("after the last");
        assertThat(folders(folder.resolve("home/cache/work"))).isEmpty();
    }

    private void keep(RunningServer server, String film, Random random) throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = server.keep(film, random.nextInt(60) / 10.0);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            acknowledged.add(JsonMapper.builder()
                    .build()
                    .readTree(answer.body())
                    .path("id")
                    .asText());
        }
    }

    private void requireAllMade(RunningServer server) throws IOException, InterruptedException {
        int givenUp = 0;
        for (String id : acknowledged) {
            JsonNode one = server.ended("/api/v1/highlights/" + id, List.of("making"));
            boolean gaveUp = one.path("error").asText().contains(GIVEN_UP);
            assertThat(gaveUp || one.path("state").asText().equals("ready"))
                    .as("%s", one)
                    .isTrue();
            givenUp += gaveUp ? 1 : 0;
        }
        System.err.println(acknowledged.size() + " kept, " + givenUp + " given up after three kills");
        assertThat(givenUp).isLessThanOrEqualTo(acknowledged.size() / 4);
        acknowledged.clear();
    }

    private static List<Path> folders(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(place)) {
            return all.toList();
        }
    }
}
