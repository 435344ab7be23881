package io.reprise.app.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server on a free port of this machine that answers as a test tells it, byte for byte. */
public final class RoughServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Script script;
    private final boolean encrypted;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /**
     * What was asked.
     *
     * @param line such as "GET /net.onnx HTTP/1.1"
     * @param headers by their names in small letters
     * @param number from 1
     */
    public record Request(String line, Map<String, String> headers, int number) {
        String path() {
            return line.split(" ", -1)[1];
        }

        /** Where the wanted range begins; 0 for all. */
        int from() {
            return Integer.parseInt(headers.getOrDefault("range", "bytes=0-").replaceAll("[^0-9]", ""));
        }
    }

    /** Writes an answer; the connection is closed afterwards. */
    @FunctionalInterface
    public interface Script {
        /** Does so. */
        void answer(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    /** A server that speaks plainly. */
    public RoughServer(Script script) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), false, script);
    }

    RoughServer(ServerSocket socket, boolean encrypted, Script script) {
        this.socket = socket;
        this.encrypted = encrypted;
        this.script = script;
        Thread thread = new Thread(this::serve, "rough server");
        thread.setDaemon(true);
        thread.start();
    }

    /** One that gives a file as servers do: whole, or from where it is asked for. */
    public static RoughServer giving(byte[] file) throws IOException {
        return new RoughServer((request, out) -> give(file, request, out, file.length));
    }

    /** Gives a file from where it is asked for, under the tag "v1", and breaks off after so many bytes. */
    static void give(byte[] file, Request request, OutputStream out, int most) throws IOException {
        int from = request.from();
        String range = "Content-Range: bytes " + from + "-" + (file.length - 1) + "/" + file.length;
        head(
                out,
                from == 0 ? "200 OK" : "206 Partial Content",
                from == 0 ? "Accept-Ranges: bytes" : range,
                "ETag: \"v1\"",
                "Content-Length: " + (file.length - from));
        out.write(file, from, Math.min(most, file.length - from));
    }

    static void head(OutputStream out, String status, String... headers) throws IOException {
        String text = "HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Where it is. */
    public String url(String path) {
        return (encrypted ? "https://localhost:" : "http://127.0.0.1:") + port() + path;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What was asked so far. */
    public List<Request> requests() {
        return requests;
    }

    private void serve() {
        try {
            while (true) {
                Socket connection = socket.accept();
                Thread thread = new Thread(() -> talk(connection), "rough server's answer");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void talk(Socket connection) {
        try (connection;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = connection.getOutputStream()) {
            String line = in.readLine();
            if (line == null) {
                return;
            }
            Map<String, String> headers = new TreeMap<>();
            for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                String[] parts = header.split(": ?", 2);
                headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
            }
            Request request = new Request(line, headers, requests.size() + 1);
            requests.add(request);
            script.answer(request, out);
            out.flush();
        } catch (SocketException e) {
            // the client went away
        } catch (IOException e) {
            System.out.println("rough server: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
