package io.reprise.vision.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * A public network of one file: where it is, how it is recognised, and what its manifest says.
 *
 * @param name the encoder's name in the store
 * @param about what it is good at, one line
 * @param licence of the file, as its publisher states it
 * @param source the page that publishes it
 * @param file what the file is called
 * @param bytes its exact size
 * @param sha256 its hash, 64 hexadecimal digits
 * @param addresses where it is, http or https, tried one after the other
 * @param manifest the manifest's input, output and sampling
 */
public record CatalogueEntry(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String about,
        @JsonProperty(required = true) String licence,
        @JsonProperty(required = true) URI source,
        @JsonProperty(required = true) String file,
        @JsonProperty(required = true) long bytes,
        @JsonProperty(required = true) String sha256,
        @JsonProperty(required = true) List<URI> addresses,
        @JsonProperty(required = true) ObjectNode manifest) {
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    public CatalogueEntry {
        addresses = List.copyOf(addresses);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}") || name.equals("builtin")) {
            throw new IllegalArgumentException("'" + name + "' is not an encoder's name");
        }
        if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(name + ": '" + file + "' is not a plain file's name");
        }
        if (bytes < 1 || bytes > MOST_BYTES || !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(name + ": " + bytes + " bytes, sha256 " + sha256);
        }
        if (addresses.isEmpty() || !addresses.stream().allMatch(CatalogueEntry::isWeb)) {
            throw new IllegalArgumentException(name + ": addresses are http or https, not " + addresses);
        }
        Objects.requireNonNull(manifest, "manifest");
    }

    private static boolean isWeb(URI address) {
        return ("https".equals(address.getScheme()) || "http".equals(address.getScheme())) && address.getHost() != null;
    }
}
