package io.reprise.learn.clips;

import io.reprise.core.error.BadInputException;
import io.reprise.core.model.Model;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.rank.position.PositionRanker;
import io.reprise.learn.clips.QuestionOptions.Viewers;
import io.reprise.learn.train.NetworkOptions;
import io.reprise.learn.train.RankerTrainer;
import io.reprise.learn.train.SideInputRanker;
import io.reprise.learn.train.Split;
import io.reprise.learn.train.TrainOptions;
import io.reprise.learn.train.TrainedNetwork;
import io.reprise.learn.train.TrainingListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The rows that are trained: for each viewer on questions composed of the other classes alone, so that no clip of what he
 * likes was ever seen. Networks are smaller than the paper's, for there are few questions.
 */
public final class TrainedRows {
    private static final int QUESTIONS = 90;
    private static final int EPOCHS = 8;
    private static final List<Integer> HIDDEN = List.of(128, 64);
    private static final double HELD_OUT = 0.2;

    private final ClipMaterial material;
    private final List<Clip> clips;
    private final long seed;
    private final Map<Set<String>, Map<String, Ranker>> byViewer = new HashMap<>();
    private final List<Ranker> untrained;
    private final int history;

    /**
     * Trains nothing yet.
     *
     * @param material what the clips look like, cheap to join
     * @param clips all of them
     * @param untrained rivals that get a row with position and appeal
     * @param history clips of the longest history
     */
    public TrainedRows(ClipMaterial material, List<Clip> clips, List<Ranker> untrained, int history, long seed) {
        this.material = material;
        this.clips = List.copyOf(clips);
        this.untrained = List.copyOf(untrained);
        this.history = history;
        this.seed = seed;
    }

    /** All rows: svm-d, phd-ca and phd, then these and the untrained rivals with position and appeal. */
    public List<RowRanker> rows() {
        List<String> trained = List.of(RankerName.SVM_D.id(), RankerName.PHD_CA.id(), RankerName.PHD.id());
        List<String> names = new ArrayList<>(trained);
        untrained.forEach(rival -> names.add(SideInputRanker.name(rival.name())));
        trained.forEach(name -> names.add(SideInputRanker.name(name)));
        return names.stream()
                .map(name -> new RowRanker(name, (question, index) -> ranker(question.viewer(), name)))
                .toList();
    }

    private Ranker ranker(Set<String> viewer, String name) throws BadInputException {
        Map<String, Ranker> known = byViewer.get(viewer);
        if (known == null) {
            known = train(viewer);
            byViewer.put(viewer, known);
        }
        return Objects.requireNonNull(known.get(name), name);
    }

    private Map<String, Ranker> train(Set<String> viewer) throws BadInputException {
        List<Clip> others =
                clips.stream().filter(clip -> !viewer.contains(clip.label())).toList();
        QuestionOptions options =
                new QuestionOptions(Viewers.CLASS, QUESTIONS, history, QuestionOptions.CLIPS_OF_A_CLASS, seed);
        QuestionSet set = new QuestionSet(new QuestionMaker(others, options).make(), material);
        RankerTrainer trainer =
                new RankerTrainer(set, trainOptions(), Optional.empty(), TrainingListener.NONE, Instant.EPOCH);
        Map<String, Ranker> bases = new HashMap<>();
        Model svmD = trainer.svmD();
        bases.put(RankerName.SVM_D.id(), Rankers.of(svmD));
        TrainedNetwork network = trainer.network(RankerName.PHD_CA);
        bases.put(RankerName.PHD_CA.id(), network.ranker(RankerName.PHD_CA));
        bases.put(RankerName.PHD.id(), Rankers.of(trainer.fuse(network, svmD)));
        Map<String, Ranker> all = new HashMap<>(bases);
        untrained.forEach(rival -> bases.put(rival.name(), rival));
        for (Map.Entry<String, Ranker> base : bases.entrySet()) {
            all.put(
                    SideInputRanker.name(base.getKey()),
                    SideInputRanker.fit(base.getValue(), PositionRanker.shipped(), set));
        }
        return all;
    }

    private TrainOptions trainOptions() {
        TrainOptions standard = TrainOptions.standard(seed);
        NetworkOptions network = standard.network();
        return new TrainOptions(
                new NetworkOptions(
                        network.design(),
                        network.learning(),
                        EPOCHS,
                        network.patience(),
                        network.videosPerBatch(),
                        network.subsets(),
                        new Split(HELD_OUT, seed),
                        seed),
                standard.history(),
                standard.cues(),
                Optional.of(HIDDEN),
                standard.k(),
                standard.fusion(),
                standard.costs(),
                standard.mostPairs());
    }
}
