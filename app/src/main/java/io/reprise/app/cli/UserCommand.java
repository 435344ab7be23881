package io.reprise.app.cli;

import io.reprise.app.server.auth.PasswordRules;
import io.reprise.app.server.auth.Secrets;
import io.reprise.app.server.jobs.UserRemoval;
import io.reprise.app.store.Accounts;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.app.store.User;
import io.reprise.app.store.Users;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.engine.home.ByteSize;
import io.reprise.engine.home.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code user}: accounts of the server. As soon as one user has a password or a token, all must log in. */
@Command(name = "user", description = "Accounts of the server: who may log in.")
final class UserCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec here = Objects.requireNonNull(spec);
        here.commandLine().usage(here.commandLine().getErr());
        return ExitCode.USAGE;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    @Command(
            name = "add",
            description = {
                "Make a user, or give one a new password.",
                "The password is asked for, or is the first line of standard input."
            })
    int add(
            @Parameters(paramLabel = "NAME", description = "What the user is called.") String name,
            @Option(names = "--quota", paramLabel = "SIZE", description = "All of the user's videos together.")
                    @Nullable
                    String quota)
            throws IOException {
        String password = password();
        PasswordRules.require(name, password);
        String hash = Secrets.hash(password);
        Long bytes = quota == null ? null : (Long) ByteSize.parse("quota", quota);
        try (Store store = Store.open(StoreLocation.ofEnvironment())) {
            store.write(transaction -> {
                User user = new Users(transaction).findOrAdd(name);
                new Accounts(transaction).setPassword(user.id(), hash);
                if (bytes != null) {
                    new Accounts(transaction).setQuota(user.id(), bytes);
                }
                return true;
            });
        }
        out().println(name + " may log in; a server that runs without accounts must be started again");
        return ExitCode.DONE;
    }

    /** Since Java 22 there always is a console; one that is no terminal reads from standard input as well. */
    @SuppressWarnings("SystemConsoleNull")
    private static String password() throws IOException {
        if (System.console() != null) {
            char[] typed = System.console().readPassword("Password: ");
            return typed == null ? "" : new String(typed);
        }
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }

    @Command(name = "list", description = "List the users.")
    int list() {
        try (Store store = Store.open(StoreLocation.ofEnvironment())) {
            List<User> users = store.read(transaction -> new Users(transaction).list());
            users.forEach(
                    user -> out().println(user.name() + (user.password() == null ? "\tno password" : "\tmay log in")));
        }
        return ExitCode.DONE;
    }

    @Command(name = "remove", description = "Remove a user with his history, videos and tokens.")
    int remove(@Parameters(paramLabel = "NAME", description = "Who.") String name) throws IOException {
        try (Store store = Store.open(StoreLocation.ofEnvironment())) {
            User user = store.read(transaction -> named(new Users(transaction), name));
            UserRemoval.remove(store, Home.ofEnvironment(), user.id());
        }
        out().println(name + " is removed");
        return ExitCode.DONE;
    }

    @Command(name = "logout", description = "End a user's sessions; tokens and the password stay.")
    int logout(@Parameters(paramLabel = "NAME", description = "Who.") String name) {
        int ended;
        try (Store store = Store.open(StoreLocation.ofEnvironment())) {
            ended = store.write(transaction -> new Accounts(transaction)
                    .endSessions(named(new Users(transaction), name).id()));
        }
        out().println(ended + (ended == 1 ? " session of " : " sessions of ") + name + " ended");
        return ExitCode.DONE;
    }

    @Command(name = "token", description = "Make a token for a program of a user, and print it; it is shown this once.")
    int token(
            @Parameters(paramLabel = "NAME", description = "Whose.") String name,
            @Option(names = "--for", paramLabel = "PROGRAM", defaultValue = "a program", description = "What for.")
                    String program) {
        String secret = Secrets.random();
        try (Store store = Store.open(StoreLocation.ofEnvironment())) {
            store.write(transaction -> {
                User user = named(new Users(transaction), name);
                return new Accounts(transaction).addToken(user.id(), program, Secrets.digest(secret));
            });
        }
        out().println(secret);
        return ExitCode.DONE;
    }

    private static User named(Users users, String name) {
        return users.named(name)
                .orElseThrow(
                        () -> new DoesNotFitException("there is no user " + name + "; `reprise user list` lists them"));
    }
}
