package io.reprise.media.demo;

import io.reprise.core.time.TimeRange;

/**
 * One scene of the demo film, from hard cut to hard cut.
 *
 * @param kind what it shows
 * @param variation which of its kind, from 0; colours, numbers and speeds differ
 * @param range where in the film
 */
public record Scene(SceneKind kind, int variation, TimeRange range) {}
