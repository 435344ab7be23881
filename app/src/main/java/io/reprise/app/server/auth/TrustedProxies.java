package io.reprise.app.server.auth;

import io.javalin.http.Context;
import io.reprise.core.error.InvalidValueException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proxies whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are trusted. From any other address these headers are
 * ignored: everybody can send them.
 */
public final class TrustedProxies {
    private static final int BITS = 8;
    private static final int IPV4_BYTES = 4;
    private static final int NETWORK_BYTES = 8;

    private final List<Network> networks;

    /** A range of addresses: those that share the first bits. */
    private record Network(byte[] address, int bits) {
        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % BITS);
                if (((address[bit / BITS] ^ other[bit / BITS]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private TrustedProxies(List<Network> networks) {
        this.networks = networks;
    }

    /**
     * Of addresses and CIDR ranges, such as 127.0.0.1, 10.0.0.0/8 or fd00::/8.
     *
     * @throws InvalidValueException if one is neither
     */
    public static TrustedProxies of(List<String> ranges) {
        return new TrustedProxies(ranges.stream().map(TrustedProxies::network).toList());
    }

    private static Network network(String range) {
        int slash = range.indexOf('/');
        byte[] address = bytes(slash < 0 ? range : range.substring(0, slash));
        try {
            int bits = address == null || slash < 0 ? 0 : Integer.parseInt(range.substring(slash + 1));
            if (address != null && bits >= 0 && bits <= address.length * BITS) {
                return new Network(address, slash < 0 ? address.length * BITS : bits);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InvalidValueException(
                "trustedProxy",
                "a trusted proxy is an address or a range such as 127.0.0.1 or" + " 10.0.0.0/8, not " + range);
    }

    /** The bytes of a numeric address; null for anything else: a name is never looked up. */
    private static byte @Nullable [] bytes(String text) {
        String plain = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!plain.matches("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return null;
        }
        try {
            return InetAddress.getByName(plain).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private boolean trusts(String address) {
        byte[] bytes = bytes(address);
        return bytes != null && networks.stream().anyMatch(network -> network.contains(bytes));
    }

    /**
     * The client's address: the last one of {@code X-Forwarded-For} that is no trusted proxy's, if the request comes from
     * one; of IPv6 the network's 64 bits, as a client has them all. A proxy may put its own line after one that the client
     * sent: all lines are one list.
     */
    public String client(Context context) {
        String address = context.req().getRemoteAddr();
        List<String> lines = Collections.list(context.req().getHeaders("X-Forwarded-For"));
        String[] hops = String.join(",", lines).split(",", -1);
        for (int i = hops.length - 1; i >= 0 && trusts(address); i--) {
            String hop = withoutPort(hops[i].strip());
            if (bytes(hop) == null) {
                break;
            }
            address = hop;
        }
        byte[] bytes = bytes(address);
        return bytes == null ? address : text(bytes);
    }

    /** Some proxies tell the client's port too, as in 192.0.2.1:4711 or [2001:db8::1]:4711. */
    private static String withoutPort(String hop) {
        return hop.replaceFirst("^(\\[[^\\]]*\\]|[0-9.]+):\\d{1,5}$", "$1");
    }

    /** An address as it is counted: of IPv4 all of it, also where it is mapped into IPv6; of IPv6 the network. */
    private static String text(byte[] address) {
        try {
            if (address.length == IPV4_BYTES) {
                return InetAddress.getByAddress(address).getHostAddress();
            }
            byte[] network = Arrays.copyOf(Arrays.copyOf(address, NETWORK_BYTES), address.length);
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address has " + address.length + " bytes", e);
        }
    }

    /** Whether the client speaks HTTPS, with the server or with a trusted proxy. */
    public boolean isSecure(Context context) {
        return context.req().isSecure()
                || ("https".equals(context.header("X-Forwarded-Proto"))
                        && trusts(context.req().getRemoteAddr()));
    }
}
