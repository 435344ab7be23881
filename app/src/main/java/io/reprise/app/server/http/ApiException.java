package io.reprise.app.server.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that is not answered as wished: becomes the API's one shape of an error. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;
    private final transient List<FieldError> fields;
    private final @Nullable Long received;
    private final @Nullable Integer retryAfterSeconds;

    /**
     * A field at fault.
     *
     * @param field its name in the query or the body
     * @param message what is wrong with it, and what would be right
     */
    public record FieldError(String field, String message) {}

    private ApiException(
            int status,
            String code,
            String message,
            List<FieldError> fields,
            @Nullable Long received,
            @Nullable Integer retryAfterSeconds) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.fields = fields;
        this.received = received;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** An error without fields. */
    public ApiException(int status, String code, String message) {
        this(status, code, message, List.of(), null, null);
    }

    /** A wrong request, with every field at fault. */
    public static ApiException fields(List<FieldError> fields) {
        String message = fields.size() == 1 ? fields.get(0).message() : fields.size() + " fields are wrong";
        return new ApiException(400, "wrong-request", message, fields, null, null);
    }

    /** An upload that goes on from elsewhere. */
    public static ApiException offset(long received) {
        return new ApiException(
                409, "wrong-offset", "the upload goes on at byte " + received, List.of(), received, null);
    }

    /** Too often, or too much at once. */
    public static ApiException later(int status, String code, String message, int seconds) {
        return new ApiException(status, code, message, List.of(), null, seconds);
    }

    /** Nothing of this user's has this id. */
    public static ApiException notFound(String what) {
        return new ApiException(404, "not-found", "there is no such " + what);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Seconds after which to try again; null for no use in that. */
    public @Nullable Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** The body. */
    public Body body() {
        return new Body(new Problem(code, String.valueOf(getMessage()), fields, received));
    }

    /** The same without a path of the server's machine, which is no client's concern. */
    public ApiException hiding(String path, String name) {
        return new ApiException(
                status,
                code,
                String.valueOf(getMessage()).replace(path, name),
                fields.stream()
                        .map(error ->
                                new FieldError(error.field(), error.message().replace(path, name)))
                        .toList(),
                received,
                retryAfterSeconds);
    }

    /** What is sent. */
    public record Body(Problem error) {}

    /** What went wrong. */
    @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
    public record Problem(
            String code,
            String message,
            List<FieldError> fields,
            @Nullable Long received) {}
}
