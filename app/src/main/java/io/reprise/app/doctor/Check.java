package io.reprise.app.doctor;

/**
 * One thing that was looked at.
 *
 * @param name what
 * @param ok whether it works
 * @param found what was found, for people
 * @param todo what to do; empty if it works
 */
public record Check(String name, boolean ok, String found, String todo) {
    static Check good(String name, String found) {
        return new Check(name, true, found, "");
    }

    static Check bad(String name, String found, String todo) {
        return new Check(name, false, found, todo);
    }
}
