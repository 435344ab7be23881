package io.reprise.app.server;

import io.reprise.core.testing.Fuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Damaged requests on a real connection: refused or answered, never with 500, and the server goes on. */
@Timeout(600)
class HttpFuzzTest extends WithServer {
    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    private static final String JSON = "Content-Type: application/json\r\nContent-Length: ";
    private static final List<String> WHOLE = List.of(
            "GET /health" + HOST + "\r\n",
            "GET /api/v1/videos?limit=5&offset=0" + HOST + "Range: bytes=0-10\r\n\r\n",
            "GET /api/v1/highlights" + HOST
                    + "Cookie: reprise_session=abc; other=1\r\nAccept: text/event-stream\r\n\r\n",
            "POST /api/v1/session" + HOST + JSON + "34\r\n\r\n{\"name\": \"ann\", \"password\": \"12345\"}",
            "POST /api/v1/highlights" + HOST + JSON
                    + "51\r\n\r\n{\"video\": \"x\", \"start\": 1.5, \"end\": 3, \"name\": \"a\"}",
            "POST /api/v1/videos?name=film.mp4" + HOST + "Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n",
            "DELETE /api/v1/videos/00000000-0000-0000-0000-000000000000" + HOST + "\r\n");

    private static void check(int port, Path request) throws IOException {
        String answer;
        try (RawHttp raw = new RawHttp(port)) {
            raw.send(Files.readString(request, StandardCharsets.ISO_8859_1));
            raw.endOfRequest();
            answer = raw.firstLine();
        } catch (java.net.SocketException e) {
            answer = ""; // closed while it was still being sent to
        }
        if (!answer.isBlank() && !answer.matches("HTTP/1.1 [1-4]\\d\\d.*\\r?|HTTP/1.1 50[135].*\\r?")) {
            throw new IllegalStateException("answered " + answer);
        }
        String health = RawHttp.ask(port, WHOLE.get(0));
        if (!health.startsWith("HTTP/1.1 200")) {
            throw new IllegalStateException("afterwards /health says " + health);
        }
    }

    @Test
    void damagedRequests() throws IOException, InterruptedException {
        int port = start().port();
        List<byte[]> whole = WHOLE.stream()
                .map(request -> request.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
        Fuzz.run(folder.resolve("request"), whole, request -> check(port, request));
    }
}
