package io.reprise.app.recommend;

import io.reprise.engine.suggest.Suggestions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Suggestions for a user of a server.
 *
 * @param ids one for each suggestion, the same whenever the same moment is suggested to the same user
 * @param generic percentile rank of each segment without the history
 * @param noted whether it was noted already that this was shown; the one thing here that changes
 */
public record Recommendation(Suggestions suggestions, List<String> ids, double[] generic, AtomicBoolean noted) {}
