package io.reprise.app.fetch;

import io.reprise.core.error.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a file whose size and hash are known, from the first address that gives it. What has arrived is kept, so that a
 * lost connection, or another run, goes on from there; what is whole and has another hash is thrown away.
 */
final class Download {
    private static final int BUFFER = 1 << 16;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d*/(\\d+|\\*)");

    private final List<URI> addresses;
    private final long bytes;
    private final String sha256;
    private final DownloadOptions options;
    private final WebRequest web;
    private final FetchListener listener;

    /**
     * A download.
     *
     * @param addresses tried one after the other
     * @param bytes the file's size
     * @param sha256 its hash, in hexadecimal digits
     */
    Download(
            List<URI> addresses,
            long bytes,
            String sha256,
            DownloadOptions options,
            ProxyRules proxies,
            FetchListener listener) {
        this.addresses = List.copyOf(addresses);
        this.bytes = bytes;
        this.sha256 = sha256;
        this.options = options;
        this.web = new WebRequest(options, proxies);
        this.listener = listener;
    }

    /**
     * Fetches all of it into the part.
     *
     * @throws BadInputException if no address gives it: one line; the part is left for another run, where that helps
     */
    void into(PartialFile part) throws BadInputException {
        try {
            boolean resumed = part.size() > 0;
            fetch(part);
            String found = part.sha256();
            if (!found.equals(sha256) && resumed) {
                listener.note("what was there of an earlier run does not fit what came now; beginning anew");
                part.clear();
                fetch(part);
                found = part.sha256();
            }
            if (!found.equals(sha256)) {
                part.clear();
                throw new BadInputException(
                        "wrong-file",
                        "what came from " + WebRequest.shown(addresses.get(0))
                                + " is not the file that is meant: sha256 is " + found + ", it must be " + sha256
                                + "; nothing was kept");
            }
        } catch (IOException e) {
            throw new BadInputException("cannot-write", "cannot write to " + part.path() + ": " + e.getMessage(), e);
        }
    }

    private void fetch(PartialFile part) throws BadInputException, IOException {
        @Nullable IOException first = null;
        for (URI address : addresses) {
            try {
                from(address, part);
                return;
            } catch (UnwritableException e) {
                throw e;
            } catch (IOException e) {
                first = first == null ? e : first;
                if (addresses.size() > 1) {
                    listener.note(reason(address, e));
                }
            }
        }
        throw new BadInputException(code(first), reason(addresses.get(0), first) + advice(first, part.size()), first);
    }

    /** Asks again as long as each time brings more, and a few times when it does not. */
    private void from(URI address, PartialFile part) throws IOException {
        long best = part.size();
        for (int failed = 0; part.size() < bytes; ) {
            try {
                transfer(address, part);
            } catch (RefusedException | UnwritableException e) {
                throw e;
            } catch (IOException e) {
                failed = part.size() > best ? 1 : failed + 1;
                best = Math.max(best, part.size());
                if (isNetwork(e) || failed >= options.attempts()) {
                    throw e;
                }
                listener.note(reason(address, e) + "; trying again");
                pause(failed);
            }
        }
    }

    private void pause(int failed) {
        try {
            Thread.sleep(options.pause().toMillis() << (failed - 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the download was interrupted", e);
        }
    }

    private void transfer(URI address, PartialFile part) throws IOException {
        if (part.size() > bytes) {
            part.clear();
        }
        HttpURLConnection answer = web.get(address, wanted(address, part));
        try {
            if (begins(address, answer, part)) {
                receive(answer, address, part);
            }
        } finally {
            answer.disconnect();
        }
    }

    /** What is missing; only of the same version, where one is known. */
    private static Map<String, String> wanted(URI address, PartialFile part) throws IOException {
        Map<String, String> headers = new HashMap<>();
        if (part.size() > 0) {
            headers.put("Range", "bytes=" + part.size() + "-");
            String version = part.version(address);
            if (!version.isEmpty()) {
                headers.put("If-Range", version);
            }
        }
        return headers;
    }

    /** Makes the part fit the answer: false where it had to be emptied and asked for anew. */
    private boolean begins(URI address, HttpURLConnection answer, PartialFile part) throws IOException {
        int status = answer.getResponseCode();
        switch (status) {
            case HttpURLConnection.HTTP_OK -> {
                checkLength(address, answer, bytes);
                part.clear();
            }
            case HttpURLConnection.HTTP_PARTIAL -> {
                if (!fits(answer, part.size())) {
                    part.clear();
                    throw new IOException("it gave another part of the file than was asked for");
                }
                checkLength(address, answer, bytes - part.size());
            }
            case 416 -> {
                if (part.size() == 0) {
                    throw new RefusedException(WebRequest.shown(address) + " has nothing to give (status 416)");
                }
                part.clear();
                return false;
            }
            case 408, 425, 429 -> throw new IOException("it answers " + status + ", too busy");
            default -> {
                if (status >= 500) {
                    throw new IOException("it answers " + status);
                }
                throw new RefusedException(WebRequest.shown(address) + " answers " + status + " instead of the file");
            }
        }
        part.comesFrom(address, version(answer));
        return true;
    }

    private boolean fits(HttpURLConnection answer, long from) {
        Matcher range = CONTENT_RANGE.matcher(String.valueOf(answer.getHeaderField("Content-Range")));
        return range.matches()
                && range.group(1).equals(Long.toString(from))
                && (range.group(2).equals("*") || range.group(2).equals(Long.toString(bytes)));
    }

    private static void checkLength(URI address, HttpURLConnection answer, long wanted) throws RefusedException {
        long length = answer.getContentLengthLong();
        if (length >= 0 && length != wanted) {
            throw new RefusedException(WebRequest.shown(address) + " gives " + length + " bytes where " + wanted
                    + " are wanted: that is another file, or a page about it");
        }
    }

    /** A strong validator, or none: a weak one does not promise the same bytes. */
    private static String version(HttpURLConnection answer) {
        @Nullable String tag = answer.getHeaderField("ETag");
        return tag != null && tag.matches("\"[\\x21\\x23-\\x7e]*\"") ? tag : "";
    }

    private void receive(HttpURLConnection answer, URI address, PartialFile part) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = answer.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (part.size() + read > bytes) {
                    part.clear();
                    throw new RefusedException(WebRequest.shown(address) + " sends more than the file's " + bytes
                            + " bytes: that is another file");
                }
                append(part, ByteBuffer.wrap(buffer, 0, read));
                listener.bytes(part.size(), bytes);
            }
        }
        if (part.size() < bytes) {
            throw new IOException("the connection ended at " + part.size() + " of " + bytes + " bytes");
        }
    }

    private static void append(PartialFile part, ByteBuffer data) throws UnwritableException {
        try {
            part.append(data);
        } catch (IOException e) {
            throw new UnwritableException(e);
        }
    }

    /** An error of the disk, not of the network: not tried again. */
    private static final class UnwritableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnwritableException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static String code(@Nullable IOException e) {
        return isNetwork(e) ? "no-network" : e instanceof RefusedException ? "refused" : "broken-off";
    }

    private static boolean isNetwork(@Nullable IOException e) {
        return e instanceof UnknownHostException
                || e instanceof ConnectException
                || e instanceof NoRouteToHostException;
    }

    private String reason(URI address, @Nullable IOException e) {
        if (e instanceof RefusedException) {
            return String.valueOf(e.getMessage());
        }
        String where = address.getHost();
        if (e instanceof UnknownHostException) {
            return where + " can't be reached: no address is known for " + e.getMessage();
        }
        if (isNetwork(e)) {
            return where + " can't be reached: " + String.valueOf(e == null ? null : e.getMessage());
        }
        if (e instanceof SocketTimeoutException) {
            return where + " says nothing for " + options.stall().toMillis() / 1000.0 + " s";
        }
        return where + " does not give the file: " + (e == null ? "" : e.getMessage());
    }

    private String advice(@Nullable IOException e, long have) {
        if (isNetwork(e)) {
            return "; check the network, or set https_proxy where a proxy leads out";
        }
        return e instanceof RefusedException ? "" : "; the same command goes on at " + 100 * have / bytes + " %";
    }
}
