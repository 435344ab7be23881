package io.reprise.app.server.auth;

import org.jspecify.annotations.Nullable;

/**
 * Who is asking.
 *
 * @param userId whose things are meant
 * @param name his
 * @param csrf what a browser must send along to change something; null where no cookie let him in
 * @param byToken whether a token let him in
 */
public record Caller(String userId, String name, @Nullable String csrf, boolean byToken) {}
