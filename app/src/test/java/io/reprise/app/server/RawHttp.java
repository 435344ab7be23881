package io.reprise.app.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A connection on which anything may be sent, also what is no HTTP. */
final class RawHttp implements AutoCloseable {
    private final Socket socket;

    RawHttp(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(15_000);
    }

    /** Sends text as it is. */
    RawHttp send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Says that nothing more will be sent. */
    void endOfRequest() throws IOException {
        socket.shutdownOutput();
    }

    /** Everything that comes until the server closes the connection, or until the end of a body with a length. */
    String answer() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            for (int c = in.read(); c >= 0; c = in.read()) {
                all.write(c);
                if (isWhole(all.toString(StandardCharsets.ISO_8859_1))) {
                    break;
                }
            }
        } catch (SocketTimeoutException e) {
            // what came is the answer
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** The first line of an answer. */
    String firstLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static boolean isWhole(String text) {
        int end = text.indexOf("\r\n\r\n");
        int at = text.toLowerCase(java.util.Locale.ROOT).indexOf("\r\ncontent-length: ");
        if (end < 0 || at < 0 || at > end) {
            return end >= 0 && text.startsWith("HTTP/1.1 204");
        }
        int length = Integer.parseInt(text.substring(at + 18, text.indexOf("\r\n", at + 2)));
        return text.length() >= end + 4 + length;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** One request's answer. */
    static String ask(int port, String request) throws IOException {
        try (RawHttp raw = new RawHttp(port)) {
            return raw.send(request).answer();
        }
    }
}
