package io.reprise.app.server.http;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The outermost handler of every request. It puts the safety headers on, takes away headers that claim another method,
 * refuses methods and paths that no route has, reads small bodies before a worker thread is given to them, limits how many worker
 * threads are held, and reads what is left of a body after the answer.
 */
public final class FrontHandler extends Handler.Wrapper {
    private static final int LONGEST_PATH = 2048;
    private static final int MOST_PARTS = 64; // the longest route has 6
    private static final Pattern CONTROL = Pattern.compile("%(?:[01][0-9A-Fa-f]|7[Ff])");
    private static final Pattern VIDEO_CONTENT = Pattern.compile("/api/v1/videos/[^/]+/content");
    private static final Set<String> METHOD_OVERRIDES =
            Set.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

    /** The methods that routes have. Others are not told apart any further: each would be remembered. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PATCH", "DELETE");

    private final int mostWorkers;
    private final AtomicInteger workers = new AtomicInteger();
    private final BodyBudget budget = new BodyBudget();

    /**
     * Limits the worker threads that requests hold.
     *
     * @param mostWorkers at once; requests for {@code /health} are not counted
     */
    public FrontHandler(int mostWorkers) {
        this.mostWorkers = mostWorkers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = String.valueOf(request.getHttpURI().getPath());
        SafetyHeaders.headers(path).forEach(response.getHeaders()::put);
        if (!METHODS.contains(request.getMethod())) {
            ErrorAnswers.send(request, response, callback, 501);
            return true;
        }
        if (path.length() > LONGEST_PATH || path.chars().filter(c -> c == '/').count() > MOST_PARTS) {
            ErrorAnswers.send(request, response, callback, 414);
            return true;
        }
        if (CONTROL.matcher(path).find()) {
            ErrorAnswers.send(request, response, callback, 400);
            return true;
        }
        Request plain = new OwnMethod(request);
        Callback drained = new Drain(request, callback);
        if (isStreamed(plain, path)) {
            dispatch(plain, response, drained);
        } else {
            new SmallBody(plain, response, drained, budget, this::dispatch).run();
        }
        return true;
    }

    /** Whether a route takes the body as it comes; it knows who sends it before it reads. */
    private static boolean isStreamed(Request request, String path) {
        return switch (request.getMethod()) {
            case "POST" -> path.equals("/api/v1/videos") || (path.equals("/api/v1/highlights") && !isJson(request));
            case "PATCH" -> VIDEO_CONTENT.matcher(path).matches();
            default -> false;
        };
    }

    private static boolean isJson(Request request) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type != null && type.regionMatches(true, 0, "application/json", 0, 16);
    }

    private void dispatch(Request request, Response response, Callback callback) {
        boolean health = "/health".equals(request.getHttpURI().getPath());
        try {
            if (workers.incrementAndGet() > mostWorkers && !health) {
                ErrorAnswers.send(request, response, callback, 503);
            } else if (!super.handle(request, response, callback)) {
                ErrorAnswers.send(request, response, callback, 404);
            }
        } catch (Exception e) {
            Response.writeError(request, response, callback, e);
        } finally {
            workers.decrementAndGet();
        }
    }

    /** A request whose method is the one of its first line, whatever its headers say: Javalin takes a header for it. */
    private static final class OwnMethod extends Request.Wrapper {
        private final HttpFields headers;

        OwnMethod(Request request) {
            super(request);
            HttpFields.Mutable own = HttpFields.build(request.getHeaders());
            METHOD_OVERRIDES.forEach(own::remove);
            headers = own.asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }

        /** What is left of the body is read after the answer, see {@link Drain}: it is no reason to close at once. */
        @Override
        public boolean consumeAvailable() {
            return true;
        }
    }
}
