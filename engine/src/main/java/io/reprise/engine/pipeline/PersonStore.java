package io.reprise.engine.pipeline;

import io.reprise.core.error.DoesNotFitException;
import io.reprise.engine.history.HighlightFiles;
import io.reprise.engine.history.HighlightStore;
import io.reprise.engine.history.PersonRecord;
import io.reprise.engine.json.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Port: a store as a run uses it: reads people and their files from it, and notes what was shown. */
public interface PersonStore extends HighlightStore, HighlightFiles, AutoCloseable {
    /** The user where none is named; need not be in the store. */
    String ME = "me";

    /** An empty store that keeps nothing. */
    PersonStore NONE = new PersonStore() {
        @Override
        public PersonRecord person(String user) {
            if (!user.equals(ME)) {
                throw new DoesNotFitException("unknown-user", "there is no user '" + user + "': no store is in use");
            }
            return PersonRecord.NONE;
        }

        @Override
        public Optional<Path> file(String sha256) {
            return Optional.empty();
        }

        @Override
        public void shown(Answer answer) {}

        @Override
        public void failed(String highlightId, String why) {}
    };

    /**
     * Notes what is shown to whom.
     *
     * @throws IOException if it can't be noted, which spoils nothing
     */
    void shown(Answer answer) throws IOException;

    /**
     * Notes that the file of a highlight can't be used, so that it does not count from now on.
     *
     * @throws IOException if it can't be noted, which spoils nothing
     */
    void failed(String highlightId, String why) throws IOException;

    /** Gives back what the store holds; nothing by default. */
    @Override
    default void close() {}
}
