package io.reprise.app.store;

import org.jspecify.annotations.Nullable;

/** The store can't be used as it is: full, read-only, damaged, busy for too long, unreachable. Its message is one line for people. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    StoreException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Short and stable, for programs: "store-full", "store-read-only", "store-damaged", "store-busy", "store-unreachable". */
    public String code() {
        return code;
    }
}
