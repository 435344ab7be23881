package io.reprise.learn.data;

/** What to do with a row that says the same as an earlier one. */
public enum Duplicates {
    /** The file is refused: in a test set it would count twice. */
    REFUSE,
    /** The row is left out: for large training files. */
    DROP
}
