package io.reprise.app.fetch;

import io.reprise.core.error.InvalidValueException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy leads to an address: what Java's own properties say ({@code http.proxyHost} and its like,
 * {@code socksProxyHost}, {@code java.net.useSystemProxies}), else the variables {@code http_proxy}, {@code https_proxy},
 * {@code all_proxy} and {@code no_proxy}, as other programs read them.
 *
 * @param environment the variables
 */
record ProxyRules(Map<String, String> environment) {
    private static final List<String> PROPERTIES =
            List.of("http.proxyHost", "https.proxyHost", "socksProxyHost", "java.net.useSystemProxies");
    private static final int USUAL_PORT = 80;
    private static final int TLS_PORT = 443;

    /**
     * A proxy of the environment.
     *
     * @param name and password, where it wants them
     */
    private record Named(
            InetSocketAddress address,
            @Nullable String name,
            @Nullable String password) {}

    /** The way to an address. */
    Proxy proxy(URI address) {
        if (PROPERTIES.stream().anyMatch(name -> System.getProperty(name) != null)) {
            return ProxySelector.getDefault().select(address).stream()
                    .findFirst()
                    .orElse(Proxy.NO_PROXY);
        }
        return named(address)
                .map(one -> new Proxy(Proxy.Type.HTTP, one.address))
                .orElse(Proxy.NO_PROXY);
    }

    /** Answers the proxy of the environment, and no other server, with the name and password given there. */
    Optional<Authenticator> authenticator(URI address) {
        return named(address).filter(one -> one.name != null).map(one -> new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY
                        ? new PasswordAuthentication(
                                String.valueOf(one.name),
                                String.valueOf(one.password).toCharArray())
                        : null;
            }
        });
    }

    private Optional<Named> named(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String value =
                variable(scheme + "_proxy").or(() -> variable("all_proxy")).orElse("");
        return value.isEmpty() || isDirect(address) ? Optional.empty() : Optional.of(parse(value));
    }

    /** Small letters first, as the web's servers may set HTTP_PROXY from a request. */
    private Optional<String> variable(String name) {
        String value = environment.getOrDefault(name, environment.getOrDefault(name.toUpperCase(Locale.ROOT), ""));
        return Optional.of(value.strip()).filter(text -> !text.isEmpty());
    }

    private boolean isDirect(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0
                ? address.getPort()
                : "https".equals(address.getScheme()) ? TLS_PORT : USUAL_PORT;
        return Arrays.stream(
                        variable("no_proxy").orElse("").toLowerCase(Locale.ROOT).split("[,\\s]+", -1))
                .filter(rule -> !rule.isEmpty())
                .anyMatch(rule -> rule.equals("*") || matches(rule, host, port));
    }

    /** A rule is a host, the end of one, or either with a port. */
    private static boolean matches(String rule, String host, int port) {
        int colon = rule.lastIndexOf(':');
        boolean withPort = colon > 0 && rule.indexOf(':') == colon;
        String name = (withPort ? rule.substring(0, colon) : rule).replaceFirst("^\\*?\\.", "");
        boolean same = host.equals(name) || host.endsWith("." + name) || host.equals("[" + name + "]");
        return same && (!withPort || rule.substring(colon + 1).equals(Integer.toString(port)));
    }

    private static Named parse(String value) {
        try {
            URI uri = URI.create(value.contains("://") ? value : "http://" + value);
            if (uri.getHost() == null) {
                throw new IllegalArgumentException("no host");
            }
            int port = uri.getPort() >= 0 ? uri.getPort() : USUAL_PORT;
            String[] login = uri.getUserInfo() == null
                    ? new String[0]
                    : uri.getUserInfo().split(":", 2);
            return new Named(
                    new InetSocketAddress(uri.getHost(), port),
                    login.length > 0 ? login[0] : null,
                    login.length > 1 ? login[1] : "");
        } catch (IllegalArgumentException e) {
            // the value may hold a password, so it is not shown
            throw new InvalidValueException(
                    "https_proxy",
                    "the proxy in the environment (http_proxy, https_proxy or all_proxy) is"
                            + " not written as http://HOST:PORT");
        }
    }
}
