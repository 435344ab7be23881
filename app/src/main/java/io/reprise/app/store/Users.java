package io.reprise.app.store;

import io.reprise.core.error.InvalidValueException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users, within one transaction. */
public final class Users {
    private static final String ALL = "select id, name, created_ms, password, quota_bytes from users";
    private static final int LONGEST_NAME = 100;

    private final Transaction transaction;

    /** Within this transaction. */
    public Users(Transaction transaction) {
        this.transaction = transaction;
    }

    /** By name, in its order. */
    public List<User> list() {
        return transaction.query(ALL + " order by name", Users::user);
    }

    /** Number of users. */
    public long count() {
        return transaction.number("select count(*) as n from users");
    }

    /** A user's name with the number of highlights in the history. */
    public record Count(String name, long highlights) {}

    /**
     * Users with the number of their highlights, by name.
     *
     * @param id the only one wanted; null for all
     */
    public List<Count> counts(@Nullable String id) {
        String which = id == null ? "" : " where u.id = ?";
        return transaction.query(
                "select u.name, count(h.id) as n from users u left join highlights h on h.user_id = u.id"
                        + " and h.removed_ms is null" + which + " group by u.id, u.name order by u.name",
                row -> new Count(row.text("name"), row.number("n")),
                id == null ? new Object[0] : new Object[] {id});
    }

    /** The user of this name. */
    public Optional<User> named(String name) {
        return transaction.first(ALL + " where name = ?", Users::user, name);
    }

    /** The user of this id. */
    public Optional<User> get(String id) {
        return transaction.first(ALL + " where id = ?", Users::user, id);
    }

    /** The user of this name, made where there is none. */
    public User findOrAdd(String name) {
        return named(name).orElseGet(() -> add(name, null));
    }

    /**
     * Makes a user, unless another request just did.
     *
     * @param password its hash; null: can't log in
     * @return the user of this name
     * @throws InvalidValueException if that is no name
     */
    public User add(String name, @Nullable String password) {
        if (name.isBlank() || name.length() > LONGEST_NAME || !name.equals(name.strip())) {
            throw new InvalidValueException(
                    "user",
                    "a user's name has 1 to " + LONGEST_NAME + " characters and no space at its ends, unlike '" + name
                            + "'");
        }
        transaction.update(
                "insert into users (id, name, created_ms, password) values (?, ?, ?, ?) on conflict (name) do nothing",
                Ids.next(),
                name,
                System.currentTimeMillis(),
                password);
        return Objects.requireNonNull(named(name).orElse(null), name);
    }

    /** Until this transaction ends no other that locks the user goes on: two that add the same thing see each other's. */
    public void lock(String id) {
        transaction.update("update users set name = name where id = ?", id);
    }

    private static User user(Row row) throws SQLException {
        return new User(
                row.text("id"),
                row.text("name"),
                row.number("created_ms"),
                row.textOrNull("password"),
                row.numberOrNull("quota_bytes"));
    }
}
