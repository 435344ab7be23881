package io.reprise.app.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.reprise.app.server.auth.Caller;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.Json;
import io.reprise.app.server.http.JsonFields;
import io.reprise.app.server.jobs.FetchOrder;
import io.reprise.app.store.Job;
import io.reprise.app.store.JobQueue;
import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.feature.Encoder;
import io.reprise.engine.worker.WorkerJson;
import io.reprise.vision.builtin.BuiltinEncoder;
import io.reprise.vision.catalogue.Catalogue;
import java.util.List;
import java.util.Map;

/**
 * What can look at videos, and what could be fetched to do so.
 *
 * @param administrators who may fetch
 */
public record EncoderRoutes(Services services, Administrators administrators) {
    private static final int LONGEST_NAME = 64;

    /** Adds the routes. */
    public void add(RoutesConfig routes) {
        routes.get("/api/v1/encoders", this::encoders);
        routes.post("/api/v1/encoders", this::fetch);
    }

    private void encoders(Context context) {
        Caller caller = services.authenticator().require(context);
        JsonFields.ofQuery(context).allow("user").check();
        try {
            List<String> names = services.encodings().names();
            Json.send(
                    context,
                    200,
                    Map.of(
                            "encoders",
                                    names.stream()
                                            .map(name -> Map.of("name", name))
                                            .toList(),
                            "available", available(names),
                            "mayFetch", administrators.include(caller)));
        } catch (BadInputException | DoesNotFitException e) {
            throw new ApiException(503, "encoders", "the encoders can't be listed just now");
        }
    }

    private Catalogue catalogue() {
        return Catalogue.ownAnd(services.folders().home().catalogue());
    }

    /** Those of the catalogue that are not here. */
    private List<Map<String, Object>> available(List<String> here) {
        return catalogue().entries().stream()
                .filter(entry -> !here.contains(entry.name()))
                .map(entry -> Map.<String, Object>of(
                        "name", entry.name(),
                        "about", entry.about(),
                        "licence", entry.licence(),
                        "source", entry.source().toString(),
                        "bytes", entry.bytes()))
                .toList();
    }

    /** Has one fetched by a job; only a name is taken, the address is the catalogue's. */
    private void fetch(Context context) throws BadInputException {
        Caller caller = administrators.require(context, "fetch encoders");
        JsonFields fields = JsonFields.ofBody(context);
        String name = fields.needText("name", LONGEST_NAME);
        if (catalogue().entries().stream().noneMatch(entry -> entry.name().equals(name))) {
            fields.wrong("name", "there is no such encoder in the catalogue");
        }
        fields.check();
        if (services.encodings().names().contains(name)) {
            throw new ApiException(409, "here-already", "this encoder is here already");
        }
        Json.send(context, 202, Views.job(job(caller, name)));
    }

    private Job job(Caller caller, String name) {
        String same = "fetch " + name;
        Job job = services.store().write(transaction -> {
            JobQueue queue = new JobQueue(transaction);
            queue.last(caller.userId(), same)
                    .filter(known -> known.state().isFinal())
                    .ifPresent(known -> queue.forget(known.id()));
            return queue.add(new JobQueue.Wanted(
                    caller.userId(), Job.Kind.FETCH, same, null, null, WorkerJson.write(new FetchOrder(name))));
        });
        services.pool().wake();
        return job;
    }

    /** The encoder that a request names; a wrong name is told to the fields. */
    static Encoder of(Services services, JsonFields fields, String name) {
        try {
            return services.encodings().of(name);
        } catch (DoesNotFitException | BadInputException | InvalidValueException e) {
            fields.wrong("encoder", String.valueOf(e.getMessage()));
            return new BuiltinEncoder();
        }
    }
}
