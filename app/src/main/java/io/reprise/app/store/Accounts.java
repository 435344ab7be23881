package io.reprise.app.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passwords, sessions and tokens, all of them as hashes, within one transaction. */
public final class Accounts {
    private static final long USE_MILLIS = 60_000;
    /** Characters of a hash that tell a user's sessions apart. */
    private static final int ID_LENGTH = 16;

    private static final String SESSIONS = "select hash, user_id, csrf, created_ms, expires_ms from sessions";

    private final Transaction transaction;

    /** Within this transaction. */
    public Accounts(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * A logged-in user.
     *
     * @param id the beginning of its hash
     * @param endsMillis when it ends, unless it is used before
     */
    public record Session(String id, String userId, String csrf, long createdMillis, long endsMillis) {}

    /**
     * What lets a program in.
     *
     * @param usedMillis when it last did, to a minute; null: never
     */
    public record Token(
            String id,
            String name,
            long createdMillis,
            @Nullable Long usedMillis) {}

    /** Whether any user can log in, so that every user must. */
    public boolean exist() {
        return transaction.number("select (select count(*) from users where password is not null)"
                        + " + (select count(*) from tokens) as n")
                > 0;
    }

    /** Gives a user a password; his sessions and tokens end. */
    public void setPassword(String userId, String hash) {
        transaction.update("update users set password = ? where id = ?", hash, userId);
        endSessions(userId);
        transaction.update("delete from tokens where user_id = ?", userId);
    }

    /** Replaces the hash of a password that stays the same; sessions and tokens go on. */
    public void replaceHash(String userId, String hash) {
        transaction.update("update users set password = ? where id = ?", hash, userId);
    }

    /** Limits what a user may upload; null: the server's default. */
    public void setQuota(String userId, @Nullable Long bytes) {
        transaction.update("update users set quota_bytes = ? where id = ?", bytes, userId);
    }

    /**
     * Files that only the removed user had.
     *
     * @param videos ids of his videos, which name their files
     * @param jobs ids of his jobs, which name rendered files
     * @param contents hashes of videos and files, whose features are kept under them
     */
    public record RemovedFiles(List<String> videos, List<String> jobs, List<String> contents) {}

    /** Removes a user with everything of his in the store. */
    public RemovedFiles removeUser(String userId) {
        new Users(transaction).lock(userId);
        transaction.lockMedia();
        List<String> videos = ids("select id from videos where path is null and user_id = ?", userId);
        List<String> jobs = ids("select id from jobs where user_id = ?", userId);
        String all = "select sha256 as id from videos where sha256 is not null and user_id = ?"
                + " union select source_sha256 from highlights where source_sha256 is not null and user_id = ?"
                + " union select kept_sha256 from highlights where kept_sha256 is not null and user_id = ?"
                + " union select clip_sha256 from highlights where clip_sha256 is not null and user_id = ?";
        List<String> contents = ids(all, userId, userId, userId, userId);
        transaction.update("delete from users where id = ?", userId);
        new MediaFiles(transaction).deleteUnused(contents.toArray(String[]::new));
        return new RemovedFiles(
                videos, jobs, contents.stream().filter(this::isOrphan).toList());
    }

    private List<String> ids(String sql, @Nullable Object... arguments) {
        return transaction.query(sql, row -> row.text("id"), arguments);
    }

    private boolean isOrphan(String sha256) {
        return transaction.number(
                        "select (select count(*) from videos where sha256 = ?) + (select count(*) from highlights"
                                + " where source_sha256 = ? or kept_sha256 = ? or clip_sha256 = ?) as n",
                        sha256,
                        sha256,
                        sha256,
                        sha256)
                == 0;
    }

    /** A session begins; those that are over are forgotten. */
    public void addSession(String hash, String userId, String csrf, long endsMillis) {
        long now = System.currentTimeMillis();
        transaction.update("delete from sessions where expires_ms < ?", now);
        transaction.update(
                "insert into sessions (hash, user_id, csrf, created_ms, expires_ms) values (?, ?, ?, ?, ?)",
                hash,
                userId,
                csrf,
                now,
                endsMillis);
    }

    /** The session of this hash, unless it is over. */
    public Optional<Session> session(String hash) {
        return transaction.first(
                SESSIONS + " where hash = ? and expires_ms > ?", Accounts::session, hash, System.currentTimeMillis());
    }

    /** A user's sessions that are not over, the newest first. */
    public List<Session> sessions(String userId) {
        return transaction.query(
                SESSIONS + " where user_id = ? and expires_ms > ? order by created_ms desc, hash",
                Accounts::session,
                userId,
                System.currentTimeMillis());
    }

    private static Session session(Row row) throws SQLException {
        return new Session(
                row.text("hash").substring(0, ID_LENGTH),
                row.text("user_id"),
                row.text("csrf"),
                row.number("created_ms"),
                row.number("expires_ms"));
    }

    /** A session that is used goes on for longer. */
    public void prolong(String hash, long endsMillis) {
        transaction.update("update sessions set expires_ms = ? where hash = ?", endsMillis, hash);
    }

    /** A session ends. */
    public void endSession(String hash) {
        transaction.update("delete from sessions where hash = ?", hash);
    }

    /** A session of a user ends, by its id; false if there is none. */
    public boolean endSession(String userId, String id) {
        return transaction.update(
                        "delete from sessions where user_id = ? and substr(hash, 1, " + ID_LENGTH + ") = ?", userId, id)
                > 0;
    }

    /** All sessions of a user end; how many there were. */
    public int endSessions(String userId) {
        return transaction.update("delete from sessions where user_id = ?", userId);
    }

    /** Lets programs in that know the token of this hash. */
    public Token addToken(String userId, String name, String hash) {
        Token token = new Token(Ids.next(), name, System.currentTimeMillis(), null);
        transaction.update(
                "insert into tokens (id, user_id, name, hash, created_ms) values (?, ?, ?, ?, ?)",
                token.id(),
                userId,
                name,
                hash,
                token.createdMillis());
        return token;
    }

    /** A user's tokens. */
    public List<Token> tokens(String userId) {
        return transaction.query(
                "select id, name, created_ms, used_ms from tokens where user_id = ? order by id",
                row -> new Token(
                        row.text("id"), row.text("name"), row.number("created_ms"), row.numberOrNull("used_ms")),
                userId);
    }

    /** Whose token has this hash. */
    public Optional<String> userOfToken(String hash) {
        return transaction.first("select user_id from tokens where hash = ?", row -> row.text("user_id"), hash);
    }

    /** Whether it is worth noting that this token is used now: it wasn't noted for a minute. */
    public boolean isUseNews(String hash) {
        return transaction.number(
                        "select count(*) as n from tokens where hash = ? and (used_ms is null or used_ms < ?)",
                        hash,
                        System.currentTimeMillis() - USE_MILLIS)
                > 0;
    }

    /** The token of this hash is used now. */
    public void used(String hash) {
        transaction.update("update tokens set used_ms = ? where hash = ?", System.currentTimeMillis(), hash);
    }

    /** Ends a token; false if there is none of this user's. */
    public boolean removeToken(String userId, String id) {
        return transaction.update("delete from tokens where user_id = ? and id = ?", userId, id) > 0;
    }
}
