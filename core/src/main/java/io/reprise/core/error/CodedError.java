package io.reprise.core.error;

/** Error that a caller is told about: its message is one line for people, its code is for programs. */
public interface CodedError {
    /** Who can do something about it. */
    ErrorKind kind();

    /** Short and stable, such as "no-such-file". */
    String code();
}
