package io.reprise.app.store;

import io.reprise.core.error.CodedError;
import io.reprise.core.error.ErrorKind;
import org.jspecify.annotations.Nullable;

/** The store can't be used as it is: full, read-only, damaged, busy for too long, unreachable. Its message is one line for people. */
public final class StoreException extends RuntimeException implements CodedError {
    private static final long serialVersionUID = 1L;
    private final String code;

    StoreException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    @Override
    public ErrorKind kind() {
        return ErrorKind.INPUT;
    }

    /** Short and stable, for programs: "store-full", "store-read-only", "store-damaged", "store-busy", "store-unreachable". */
    @Override
    public String code() {
        return code;
    }
}
