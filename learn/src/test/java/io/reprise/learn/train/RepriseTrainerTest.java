package io.reprise.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.model.Model;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.rank.reprise.LearnedModel;
import io.reprise.core.rank.reprise.Term;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.trouble.BadInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RepriseTrainerTest {
    private static final TasteSet SET = new TasteSet(60, 3, 8, 20, 1);
    private static final RepriseTrainer TRAINER = new RepriseTrainer(SET, 3, Instant.EPOCH);

    @Test
    void withoutFilmTheWeightsForTheSameVideoAreThoseSetByHand() throws BadInputException {
        Model model = TRAINER.similarities(FilmLessons.NONE);
        assertThat(model.tensor(LearnedModel.HERE, 2).values()).containsExactly(1, .1f);
        assertThat(model.tensor(LearnedModel.ELSEWHERE, Term.ELSEWHERE.size()).values())
                .doesNotContain(Float.NaN);
        assertThat(model.info().hyperParameters()).containsEntry("film", "none").containsEntry("film_weight", "0.0");
        assertThat(Rankers.of(model).name()).isEqualTo("reprise/2");
        Model again = TRAINER.similarities(FilmLessons.NONE);
        assertThat(again.tensor(LearnedModel.ELSEWHERE, Term.ELSEWHERE.size()).values())
                .as("however many threads")
                .containsExactly(
                        model.tensor(LearnedModel.ELSEWHERE, Term.ELSEWHERE.size())
                                .values(),
                        within(1e-6f));
    }

    /** Viewers who clip what is like what they clipped: the taste weighs, and the other video's weights move too. */
    @Test
    void filmTeachesBothSetsOfWeights() throws BadInputException {
        List<Lesson> here = new ArrayList<>();
        List<Lesson> elsewhere = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 30; i++) {
            here.add(lesson(random, "film"));
            elsewhere.add(lesson(random, "another"));
        }
        Model plain = TRAINER.similarities(FilmLessons.NONE);
        Model taught = TRAINER.similarities(new FilmLessons(elsewhere, here, "30 viewers"));
        assertThat(taught.tensor(LearnedModel.HERE, 2).values()[0]).isGreaterThan(.5f);
        assertThat(taught.tensor(LearnedModel.ELSEWHERE, Term.ELSEWHERE.size()).values())
                .isNotEqualTo(plain.tensor(LearnedModel.ELSEWHERE, Term.ELSEWHERE.size())
                        .values());
        assertThat(taught.info().hyperParameters()).containsEntry("film", "30 viewers");
    }

    /** Twelve segments of four kinds; of the kind that was clipped before, another is clipped. */
    private static Lesson lesson(Random random, String from) {
        int kinds = 4;
        int dim = SET.spec().dim();
        float[] values = new float[12 * dim];
        for (int i = 0; i < 12; i++) {
            values[i * dim + i % kinds] = 1;
            for (int d = 0; d < dim; d++) {
                values[i * dim + d] += (float) (.2 * random.nextGaussian());
            }
        }
        RankableVideo video = new RankableVideo(
                "film",
                60_000_000,
                new UniformSegmenter(5_000_000).segment(60_000_000, new long[0]),
                SET.spec(),
                FeatureMatrix.of(12, dim, values),
                List.of());
        int kind = random.nextInt(kinds);
        Highlight made = new Highlight(
                "a.gif",
                video.features().row(kind),
                OptionalDouble.of(.1),
                Optional.of(new Origin(from, video.segments().get(kind).range())));
        boolean[] candidates = new boolean[12];
        boolean[] clipped = new boolean[12];
        for (int i = 0; i < 12; i++) {
            candidates[i] = i != kind;
            clipped[i] = i == kind + 4 || i == kind + 8;
        }
        return new Lesson(video, History.of(SET.spec(), List.of(made)), candidates, clipped);
    }
}
