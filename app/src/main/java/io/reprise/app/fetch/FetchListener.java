package io.reprise.app.fetch;

/** Is told how far a download is; may end it by throwing an unchecked exception. */
public interface FetchListener {
    /** So much is there, of all. */
    void bytes(long done, long all);

    /** Something that did not stop it, such as a lost connection: one line. */
    void note(String line);
}
