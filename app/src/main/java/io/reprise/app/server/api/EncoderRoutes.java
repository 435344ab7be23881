package io.reprise.app.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.Fields;
import io.reprise.app.server.http.Json;
import io.reprise.core.feature.Encoder;
import io.reprise.core.trouble.BadInputException;
import io.reprise.core.trouble.DoesNotFitException;
import io.reprise.vision.builtin.BuiltinEncoder;
import java.util.Map;

/** What can look at videos. */
public record EncoderRoutes(Services services) {
    /** Adds the route. */
    public void add(RoutesConfig routes) {
        routes.get("/api/v1/encoders", this::encoders);
    }

    private void encoders(Context context) {
        services.gate().require(context);
        Fields.ofQuery(context).allow("user").check();
        try {
            Json.send(
                    context,
                    200,
                    Map.of(
                            "encoders",
                            services.encodings().names().stream()
                                    .map(name -> Map.of("name", name))
                                    .toList()));
        } catch (BadInputException e) {
            throw new ApiException(503, e.code(), "the encoders can't be listed just now");
        }
    }

    /** The encoder that a request names; a wrong name is told to the fields. */
    static Encoder of(Services services, Fields fields, String name) {
        try {
            return services.encodings().of(name);
        } catch (DoesNotFitException | BadInputException | IllegalArgumentException e) {
            fields.wrong(
                    "encoder", String.valueOf(e.getMessage()).replace("--", "").replaceFirst("; add one with.*", ""));
            return new BuiltinEncoder();
        }
    }
}
