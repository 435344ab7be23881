package io.reprise.app.server.jobs;

/**
 * With what a job is to look at its video, or, if it has none, at highlights of its user.
 *
 * @param encoder name of the encoder
 */
public record AnalysisOrder(String encoder) {}
