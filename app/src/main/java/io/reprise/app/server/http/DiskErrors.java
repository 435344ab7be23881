package io.reprise.app.server.http;

import io.reprise.core.file.FullDisk;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures to write a file: errors of the server, which are logged, and answered as nothing that the client could mend. */
public final class DiskErrors {
    private static final Logger LOG = LoggerFactory.getLogger(DiskErrors.class);

    private DiskErrors() {}

    /** The answer to whoever sent what could not be written: 507 or 503. */
    public static ApiException answer(IOException e) {
        if (FullDisk.isCauseOf(e)) {
            return full("the home", e);
        }
        LOG.error("a file can't be written: {}", e.toString());
        return ApiException.later(503, "storage", "the server can't write to its disk; its log says more", 60);
    }

    /** The answer where there is no room: 507. */
    public static ApiException full(String where, IOException e) {
        LOG.error("the disk is full ({}): {}", where, e.getMessage());
        return ApiException.later(507, "disk-full", "the server's disk is full; its operator has to make room", 300);
    }
}
