package io.reprise.app.server.http;

import io.reprise.app.server.http.ApiException.Body;
import io.reprise.app.server.http.ApiException.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ErrorHandler;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers of Jetty itself, such as to malformed requests, in the API's one shape of an error and with the headers of every
 * other answer.
 */
public final class ErrorAnswers extends ErrorHandler {
    private static final Map<Integer, Problem> PROBLEMS = Map.ofEntries(
            of(400, "malformed-request", "this is no well-formed HTTP request"),
            of(404, "no-such-route", "there is nothing at this address"),
            of(405, "wrong-method", "this address does not take this method"),
            of(408, "too-slow", "the request took too long to arrive; send it again"),
            of(413, "too-large", "the body is too large; JSON has at most " + SmallBody.MOST_BYTES + " bytes"),
            of(414, "address-too-long", "the address is too long, or has too many parts"),
            of(431, "headers-too-large", "the request's headers are too large"),
            of(500, "bug", "this is a bug of ours; the server's log says more"),
            of(501, "unknown-method", "this server knows GET, HEAD, POST, PATCH and DELETE"),
            of(503, "busy", "the server has too much to do; try again in a second"));

    private static Map.Entry<Integer, Problem> of(int status, String code, String message) {
        return Map.entry(status, new Problem(code, message, List.of(), null));
    }

    /** Answers with an error, as far as nothing was answered yet. */
    static void send(Request request, Response response, Callback callback, int status) {
        if (response.isCommitted()) {
            callback.failed(new IllegalStateException("an answer had begun"));
            return;
        }
        response.reset();
        response.setStatus(status);
        SafetyHeaders.headers(String.valueOf(request.getHttpURI().getPath())).forEach(response.getHeaders()::put);
        response.getHeaders()
                .put(HttpHeader.CACHE_CONTROL, "no-store")
                .put(HttpHeader.CONTENT_TYPE, "application/json");
        if (status == 503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        if (status == 400 || status == 408 || status == 413 || status == 501) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        response.write(true, ByteBuffer.wrap(json(status)), callback);
    }

    private static byte[] json(int status) {
        Problem error = PROBLEMS.get(status);
        String message = String.valueOf(HttpStatus.getMessage(status));
        Problem said = error == null ? new Problem("http-" + status, message, List.of(), null) : error;
        return Json.text(new Body(said)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object cause = request.getAttribute(ERROR_EXCEPTION);
        send(request, response, callback, cause instanceof HttpException http ? http.getCode() : response.getStatus());
        return true;
    }
}
