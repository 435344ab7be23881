package io.reprise.app.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Clients that are slow, that vanish in the middle, and that send what is no request. */
final class Rogues {
    private static final int ENORMOUS = 4 << 20;

    private final URI base;
    private final Random random;

    Rogues(String base, long seed) {
        this.base = URI.create(base);
        this.random = new Random(seed);
    }

    private Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort());
        socket.setSoTimeout(2000);
        return socket;
    }

    private String head(String line) {
        return line + " HTTP/1.1\r\nHost: 127.0.0.1:" + base.getPort() + "\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Everybody begins something, a byte a second for so long, and is gone. */
    void slowThenGone(String film, int clients, int seconds) throws IOException, InterruptedException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Socket socket = socket();
            sockets.add(socket);
            send(socket, begun(i, film));
        }
        for (int second = 0; second < seconds; second++) {
            Thread.sleep(1000);
            for (Socket socket : sockets) {
                try {
                    send(socket, "x");
                } catch (IOException refused) {
                    socket.close(); // the server may have had enough of it
                }
            }
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private String begun(int i, String film) {
        String video = "/api/v1/videos/" + film;
        return switch (i % 4) {
            case 0 -> "GET /api/v1/vid"; // never a whole line
            case 1 -> head("GET " + video) + "X-Slow: "; // never the last header
            case 2 -> head("POST /api/v1/videos?name=slow") + "Content-Length: 1000000\r\n\r\n";
            default ->
                head("POST /api/v1/highlights") + "Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{";
        };
    }

    /** Everybody asks for something long, reads a little of it, and is gone. */
    void goneWhileListening(String film, String job, int clients) throws IOException {
        for (int i = 0; i < clients; i++) {
            String path = switch (i % 3) {
                case 0 -> "/api/v1/jobs/" + job + "/events";
                case 1 -> "/api/v1/videos/" + film + "/content";
                default -> "/api/v1/videos/" + film + "/preview?start=" + random.nextInt(3) + "&end=4";
            };
            try (Socket socket = socket()) {
                send(socket, head("GET " + path) + "\r\n");
                if (i % 3 != 2) {
                    socket.getInputStream().readNBytes(200);
                }
                socket.setSoLinger(true, 0);
            }
        }
    }

    /** Bytes that are no request, and requests of enormous size. */
    void broken() throws IOException {
        byte[] noise = new byte[2000];
        random.nextBytes(noise);
        String much = "a".repeat(ENORMOUS);
        for (String text : List.of(
                new String(noise, StandardCharsets.ISO_8859_1),
                head("GET /" + "a".repeat(100_000)) + "\r\n",
                head("GET /health") + "X-Much: " + "b".repeat(100_000) + "\r\n\r\n",
                head("POST /api/v1/highlights") + "Content-Length: -5\r\n\r\n",
                head("POST /api/v1/highlights") + "Content-Type: application/json\r\nContent-Length: " + ENORMOUS
                        + "\r\n\r\n" + much,
                head("POST /api/v1/videos?name=x") + "Transfer-Encoding: chunked\r\n\r\nzzz\r\n",
                head("GET /api/v1/videos/%00%ff/suggestions?top=999999999999999999999") + "\r\n")) {
            try (Socket socket = socket()) {
                send(socket, text);
                InputStream in = socket.getInputStream();
                String answer = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
                if (answer.startsWith("HTTP/1.1 5")) {
                    throw new AssertionError(answer + " for " + text.substring(0, Math.min(80, text.length())));
                }
            } catch (IOException cutOff) {
                // as good an answer as any
            }
        }
    }
}
