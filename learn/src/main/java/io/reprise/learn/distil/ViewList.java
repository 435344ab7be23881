package io.reprise.learn.distil;

import io.reprise.core.error.BadInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * An endless list of views of a store's pictures, the same for the same seed. The kinds take turns, so that every stretch
 * of the list holds each in its share; within a kind each picture comes once before one comes again.
 */
final class ViewList {
    /** Neighbouring pictures are held out together: frames of one video, or pictures of one class, resemble each other. */
    private static final int RUN = 8;

    private static final int ONE_IN = 50;

    /** The part of a picture that a view shows: a share of its pixels, and its shape (as Szegedy et al. 2015). */
    private static final double SMALLEST = 0.3;

    private static final double LONGEST = 1.6;
    private static final double COLOUR_CHANGE = 0.25;

    private final PictureStore store;
    private final long seed;
    private final List<Integer> turns = new ArrayList<>();
    private final List<List<Integer>> kinds = new ArrayList<>();

    /**
     * A list.
     *
     * @param shares turns of each kind
     * @param heldOut of the pictures kept for checking, or of the others
     */
    ViewList(PictureStore store, List<Integer> shares, long seed, boolean heldOut) throws BadInputException {
        this.store = store;
        this.seed = heldOut ? ~seed : seed;
        for (int kind = 0; kind < shares.size(); kind++) {
            kinds.add(new ArrayList<>());
            turns.addAll(Collections.nCopies(shares.get(kind), kind));
        }
        for (int picture = 0; picture < store.size(); picture++) {
            if (picture / RUN % ONE_IN == 0 == heldOut) {
                kinds.get(store.kind(picture)).add(picture);
            }
        }
        for (List<Integer> kind : kinds) {
            Collections.shuffle(kind, new Random(seed));
        }
        turns.removeIf(kind -> kinds.get(kind).isEmpty());
        if (turns.isEmpty()) {
            throw new BadInputException(
                    "no-pictures",
                    "too few pictures: of every " + RUN * ONE_IN + " the first " + RUN + " are held out");
        }
    }

    /** The view of that number, from 0. */
    View get(int number) {
        int turn = number % turns.size();
        int kind = turns.get(turn);
        int before = Collections.frequency(turns.subList(0, turn), kind);
        long which = (long) (number / turns.size()) * Collections.frequency(turns, kind) + before;
        List<Integer> pictures = kinds.get(kind);
        int picture = pictures.get((int) (which % pictures.size()));
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        return new View(picture, area(picture, random), random.nextBoolean(), colours(random));
    }

    private Area area(int picture, SplittableRandom random) {
        int width = store.width(picture);
        int height = store.height(picture);
        double share = SMALLEST + (1 - SMALLEST) * random.nextDouble();
        double shape = Math.exp((2 * random.nextDouble() - 1) * Math.log(LONGEST));
        double side = Math.sqrt(share * width * height);
        double w = Math.min(width, side * Math.sqrt(shape));
        double h = Math.min(height, side / Math.sqrt(shape));
        return new Area((width - w) * random.nextDouble(), (height - h) * random.nextDouble(), w, h);
    }

    private static ColourJitter colours(SplittableRandom random) {
        return new ColourJitter(factor(random), factor(random), factor(random));
    }

    private static float factor(SplittableRandom random) {
        return (float) (1 + COLOUR_CHANGE * (2 * random.nextDouble() - 1));
    }
}
