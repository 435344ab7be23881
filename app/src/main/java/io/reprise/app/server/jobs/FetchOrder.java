package io.reprise.app.server.jobs;

/**
 * What a job is to fetch.
 *
 * @param encoder its name in the catalogue
 */
public record FetchOrder(String encoder) {}
