package io.reprise.engine.history;

/** Port: where people's highlights and their opinions of suggestions are kept. */
public interface HighlightStore {
    /** Reads what is kept of a person; of one who is not known, nothing. */
    PersonRecord person(String user);
}
