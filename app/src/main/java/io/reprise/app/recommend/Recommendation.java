package io.reprise.app.recommend;

import io.reprise.engine.suggest.Suggestions;
import java.util.List;

/**
 * Suggestions for a user of a server.
 *
 * @param ids one for each suggestion, the same whenever the same moment is suggested to the same user
 * @param generic percentile rank of each segment without the history
 */
public record Recommendation(Suggestions suggestions, List<String> ids, double[] generic) {}
