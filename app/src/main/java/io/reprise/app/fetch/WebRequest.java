package io.reprise.app.fetch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One GET over HTTP. Redirections are followed by hand, so that they end, stay on the web, and never lead from an
 * encrypted connection to one that is not.
 */
final class WebRequest {
    private static final int MOST_REDIRECTIONS = 10;
    private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
    private static final int PROXY_LOGIN = 407;

    private final DownloadOptions options;
    private final ProxyRules proxies;

    WebRequest(DownloadOptions options, ProxyRules proxies) {
        this.options = options;
        this.proxies = proxies;
    }

    /**
     * The answer, its headers read and its body not.
     *
     * @param headers to be sent along
     * @throws RefusedException if the address can't give anything
     * @throws IOException if it can't be reached just now
     */
    HttpURLConnection get(URI address, Map<String, String> headers) throws IOException {
        Set<URI> passed = new HashSet<>();
        URI at = address;
        while (true) {
            if (!passed.add(at) || passed.size() > MOST_REDIRECTIONS + 1) {
                throw new RefusedException(shown(address) + " leads in circles (" + passed.size() + " redirections)");
            }
            HttpURLConnection connection = send(at, headers);
            if (!REDIRECTIONS.contains(connection.getResponseCode())) {
                return connection;
            }
            @Nullable String location = connection.getHeaderField("Location");
            connection.disconnect();
            at = next(at, location);
        }
    }

    private HttpURLConnection send(URI at, Map<String, String> headers) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) at.toURL().openConnection(proxies.proxy(at));
        proxies.authenticator(at).ifPresent(connection::setAuthenticator);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) options.connect().toMillis());
        connection.setReadTimeout((int) options.stall().toMillis());
        connection.setRequestProperty("User-Agent", "reprise");
        connection.setRequestProperty("Accept-Encoding", "identity");
        headers.forEach(connection::setRequestProperty);
        try {
            if (connection.getResponseCode() == PROXY_LOGIN) {
                throw new RefusedException(
                        "the proxy wants a name and a password: https_proxy=http://NAME:PASSWORD@HOST:PORT");
            }
            return connection;
        } catch (SSLException e) {
            throw new RefusedException("no safe connection to " + at.getHost() + ": " + e.getMessage());
        }
    }

    private static URI next(URI at, @Nullable String location) throws RefusedException {
        URI next;
        try {
            next = at.resolve(URI.create(String.valueOf(location).strip()));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(shown(at) + " leads to what is no address");
        }
        boolean web = Set.of("http", "https").contains(String.valueOf(next.getScheme())) && next.getHost() != null;
        if (location == null || !web) {
            throw new RefusedException(shown(at) + " leads away from the web");
        }
        if ("https".equals(at.getScheme()) && !"https".equals(next.getScheme())) {
            throw new RefusedException(shown(at) + " leads to " + shown(next) + ", which is not encrypted");
        }
        return next;
    }

    /** An address as it may be shown: without a name, a password or a query, which could hold a key. */
    static String shown(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port + address.getRawPath();
    }
}
