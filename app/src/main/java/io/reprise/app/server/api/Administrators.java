package io.reprise.app.server.api;

import io.javalin.http.Context;
import io.reprise.app.server.auth.Authenticator;
import io.reprise.app.server.auth.Caller;
import io.reprise.app.server.http.ApiException;
import java.util.Set;

/**
 * Who may do what concerns all users of a server: without accounts whoever is at this machine.
 *
 * @param names of their accounts, as {@code serve --admin} says
 */
public record Administrators(Authenticator authenticator, Set<String> names) {
    private static final int FORBIDDEN = 403;

    public Administrators {
        names = Set.copyOf(names);
    }

    boolean include(Caller caller) {
        return !authenticator.accounts() || names.contains(caller.name());
    }

    /**
     * The caller, who is one.
     *
     * @param what they alone may do, for the message
     */
    Caller require(Context context, String what) {
        Caller caller = authenticator.require(context);
        if (!include(caller)) {
            throw new ApiException(
                    FORBIDDEN,
                    "not-administrator",
                    "only an administrator of this server may " + what + "; its operator names them");
        }
        return caller;
    }
}
