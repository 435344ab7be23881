package io.reprise.app.recommend;

import io.reprise.core.select.ChooseOptions;

/**
 * What is to be ranked for whom.
 *
 * @param videoSha256 of the video, or of the name under which its beginning is kept
 * @param userId whose history counts
 * @param useHistory false ranks without any history
 * @param segments "shots" or "uniform:S"
 * @param ranker by name
 */
public record RankingQuestion(
        String videoSha256, String userId, boolean useHistory, ChooseOptions choose, String segments, String ranker) {}
