package io.reprise.learn.clips;

import io.reprise.core.error.BadInputException;
import io.reprise.learn.clips.ClipQuestion.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Composes questions of clips, in rounds. In each the sources of every class are halved by lot; each half in turn gives the
 * histories, the other one the target: some clips of every class in random order.
 */
public final class QuestionMaker {
    private final List<Clip> clips;
    private final List<String> classes;
    private final QuestionOptions options;

    /**
     * Prepares to compose.
     *
     * @param clips with twins under one source
     * @throws BadInputException "too-few-clips" if there are fewer than two classes
     */
    public QuestionMaker(List<Clip> clips, QuestionOptions options) throws BadInputException {
        this.clips = List.copyOf(clips);
        this.options = options;
        classes = clips.stream().map(Clip::label).distinct().sorted().toList();
        if (classes.size() < 2) {
            throw new BadInputException(
                    "too-few-clips",
                    "there are clips of the classes " + classes + " only; a target is made of at least two");
        }
    }

    /** The classes, by name. */
    public List<String> classes() {
        return classes;
    }

    /**
     * The questions; those of one target follow each other.
     *
     * @throws BadInputException "too-few-clips" if a class is too small for its part
     */
    public List<ClipQuestion> make() throws BadInputException {
        List<ClipQuestion> questions = new ArrayList<>();
        SplittableRandom seeds = new SplittableRandom(options.seed());
        for (int round = 0; questions.size() < options.questions(); round++) {
            Random random = new Random(seeds.nextLong());
            SourceHalves halves = SourceHalves.draw(clips, random);
            addHalf(halves, 0, "composed-" + round + "a", random, questions);
            addHalf(halves, 1, "composed-" + round + "b", random, questions);
        }
        return questions;
    }

    private void addHalf(SourceHalves halves, int past, String id, Random random, List<ClipQuestion> questions)
            throws BadInputException {
        List<Clip> clipsOfAll = new ArrayList<>();
        for (String label : classes) {
            clipsOfAll.addAll(halves.some(1 - past, label, options.clipsOfAClass(), random));
        }
        Collections.shuffle(clipsOfAll, random);
        Target target = new Target(id, clipsOfAll);
        for (List<String> viewer : viewers(random)) {
            questions.add(new ClipQuestion(Set.copyOf(viewer), history(halves, past, viewer, random), target));
        }
    }

    /** Each class; or pairs of classes that are neighbours in a random circle, so that each class is in two of them. */
    private List<List<String>> viewers(Random random) {
        if (options.viewers() == QuestionOptions.Viewers.CLASS) {
            return classes.stream().map(List::of).toList();
        }
        List<String> circle = new ArrayList<>(classes);
        Collections.shuffle(circle, random);
        List<List<String>> pairs = new ArrayList<>();
        for (int i = 0; i < circle.size(); i++) {
            pairs.add(List.of(circle.get(i), circle.get((i + 1) % circle.size())));
        }
        return pairs;
    }

    private List<Clip> history(SourceHalves halves, int past, List<String> viewer, Random random)
            throws BadInputException {
        List<List<Clip>> each = new ArrayList<>();
        int wanted = (options.longestHistory() + viewer.size() - 1) / viewer.size();
        for (String label : viewer) {
            List<Clip> some = halves.some(past, label, wanted, random);
            if (some.size() < wanted) {
                throw new BadInputException(
                        "too-few-clips",
                        "half of the sources of the class " + label + " have " + some.size() + " clips; a history of "
                                + options.longestHistory() + " needs " + wanted
                                + ": ask with a shorter history, or give more clips");
            }
            each.add(some);
        }
        List<Clip> history = new ArrayList<>();
        for (int i = 0; i < options.longestHistory(); i++) {
            history.add(each.get(i % viewer.size()).get(i / viewer.size()));
        }
        return history;
    }
}
