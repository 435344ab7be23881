package io.reprise.app.fetch;

import java.io.IOException;

/** An address does not give the file, and would not if it were asked again. */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
