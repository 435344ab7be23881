package io.reprise.app.store;

import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.history.PersonRecord;
import io.reprise.engine.json.Answer;
import io.reprise.engine.json.SuggestionJson;
import io.reprise.engine.pipeline.PersonStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The store as a run uses it: reads people from it and notes what was shown. A store that is not there is empty. */
public final class StoredHistory implements PersonStore {
    private final Optional<Store> store;

    private StoredHistory(Optional<Store> store) {
        this.store = store;
    }

    /** The store at a place, if there is one. */
    public static StoredHistory at(StoreLocation where) {
        return new StoredHistory(Store.openIfThere(where));
    }

    /** An empty store that keeps nothing. */
    public static StoredHistory none() {
        return new StoredHistory(Optional.empty());
    }

    /**
     * What is stored of a user.
     *
     * @throws DoesNotFitException if there is no such user
     */
    @Override
    public PersonRecord person(String user) {
        if (store.isEmpty()) {
            requireKnown(user, List.of());
            return PersonRecord.NONE;
        }
        return store.get().read(transaction -> {
            Users users = new Users(transaction);
            Optional<User> known = users.named(user);
            if (known.isEmpty()) {
                requireKnown(user, users.list());
            }
            return known.map(found -> new PersonRecords(transaction).of(found.id()))
                    .orElse(PersonRecord.NONE);
        });
    }

    /** What is stored of everyone, by user id. */
    public Map<String, PersonRecord> everyone() {
        Map<String, PersonRecord> people = new LinkedHashMap<>();
        store.ifPresent(open -> open.read(transaction -> {
            PersonRecords records = new PersonRecords(transaction);
            new Users(transaction).list().forEach(user -> people.put(user.id(), records.of(user.id())));
            return true;
        }));
        return people;
    }

    private static void requireKnown(String user, List<User> users) {
        if (!user.equals(ME)) {
            String known = users.isEmpty()
                    ? "none yet"
                    : users.stream().map(User::name).collect(Collectors.joining(", "));
            throw new DoesNotFitException("unknown-user", "there is no user '" + user + "', the store knows " + known);
        }
    }

    @Override
    public Optional<Path> file(String sha256) {
        return store.flatMap(open -> open.read(transaction -> new MediaFiles(transaction).get(sha256)))
                .map(MediaFiles.Media::file);
    }

    @Override
    public void shown(Answer answer) throws IOException {
        if (store.isEmpty() || answer.suggestions().isEmpty()) {
            return;
        }
        try {
            note(store.get(), answer);
        } catch (StoreException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void note(Store store, Answer answer) {
        long now = System.currentTimeMillis();
        store.write(transaction -> {
            String user = new Users(transaction).findOrAdd(answer.user()).id();
            Suggestions suggestions = new Suggestions(transaction);
            for (SuggestionJson each : answer.suggestions()) {
                suggestions.show(user, answer.video().sha256(), shown(answer, each, now));
            }
            return answer;
        });
    }

    private static ShownSuggestion shown(Answer answer, SuggestionJson each, long now) {
        return new ShownSuggestion(
                Ids.next(),
                each.rank(),
                TimeRange.ofSeconds(each.start(), each.end()),
                each.score(),
                each.percentile(),
                answer.encoder(),
                answer.ranker(),
                now);
    }

    @Override
    public void failed(String highlightId, String why) throws IOException {
        try {
            store.ifPresent(open -> open.write(transaction -> {
                new Highlights(transaction).fail(highlightId, why);
                return true;
            }));
        } catch (StoreException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        store.ifPresent(Store::close);
    }
}
