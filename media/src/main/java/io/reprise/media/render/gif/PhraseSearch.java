package io.reprise.media.render.gif;

/**
 * Finds the phrase of the dictionary with which the picture goes on best: the one whose errors, in bits, less the bits
 * that its pixels would otherwise cost are least. A pixel's symbol is a colour of the palette or transparent, which
 * leaves what is shown; both are weighed alike, so that whichever continues the longer phrase is taken where their errors
 * allow it. A depth-first walk of the dictionary's tree that leaves a branch once it is hopelessly worse than the best
 * phrase found.
 */
final class PhraseSearch {
    /** How many bits worse than the best phrase a beginning may be and still be followed. */
    private static final float SLACK = 6;

    /** Nodes looked at for a phrase at most: bounds the time where everything fits. */
    private static final int MOST_NODES = 400;

    private static final int DEEPEST = 4096;

    private final PictureErrors errors;
    private final float bitsPerError;
    private final LocalRate rate;
    /** By depth: the child to be looked at next. */
    private final int[] waiting = new int[DEEPEST + 1];
    /** By depth: the phrase's score, the next pixel's expected cost taken off already. */
    private final float[] scores = new float[DEEPEST + 1];
    /** By depth: {@link #expected} of the pixel there, as far as the search from a place has come. */
    private final float[] expected = new float[DEEPEST + 2];

    private LzwDictionary dictionary = new LzwDictionary(2);
    private Raster raster = new Raster(new Canvas.Box(0, 0, 0, 0), 1);
    private int transparent;
    private int start;
    private int expectedDepths;
    private int nodesLeft;
    private float bestScore;
    private int bestNode;
    private int bestLength;

    PhraseSearch(PictureErrors errors, double bitsPerError, LocalRate rate) {
        this.errors = errors;
        this.bitsPerError = (float) bitsPerError;
        this.rate = rate;
    }

    /** Begins a part of a picture, of which a symbol stands for transparent. */
    void start(LzwDictionary itsDictionary, Raster itsRaster, int itsTransparent) {
        dictionary = itsDictionary;
        raster = itsRaster;
        transparent = itsTransparent;
    }

    /** Finds the phrase that begins at a place; {@link #node} and {@link #length} say which. */
    void find(int place, boolean mayKeep) {
        start = place;
        expectedDepths = 0;
        nodesLeft = MOST_NODES;
        bestScore = Float.MAX_VALUE;
        if (mayKeep) {
            walk(transparent);
        }
        if (expected(0) < bestScore + SLACK) { // else no colour can be better than what is there
            for (int index : errors.candidates(raster.pixel(place))) {
                walk(index);
            }
        }
    }

    /** The node of the phrase found. */
    int node() {
        return bestNode;
    }

    /** How many pixels the phrase found has. */
    int length() {
        return bestLength;
    }

    /** Walks through the phrases that begin with a symbol. */
    private void walk(int symbol) {
        float score = expected(0) + cost(symbol, raster.pixel(start));
        if (score >= bestScore + SLACK) {
            return;
        }
        visit(symbol, 1, score);
        int depth = 0;
        open(depth, symbol, score);
        while (depth >= 0) {
            int node = waiting[depth];
            if (node == LzwDictionary.NONE) {
                depth--;
                continue;
            }
            waiting[depth] = dictionary.sibling(node);
            score = scores[depth] + cost(dictionary.symbol(node), raster.pixel(start + depth + 1));
            if (score < bestScore + SLACK && nodesLeft > 0) {
                nodesLeft--;
                depth++;
                visit(node, depth + 1, score);
                open(depth, node, score);
            }
        }
    }

    /** Prepares to go on from a node, whose phrase ends at a depth, with the pixel after it. */
    private void open(int depth, int node, float score) {
        if (raster.has(start + depth + 1)) {
            waiting[depth] = dictionary.firstChild(node);
            scores[depth] = score + expected(depth + 1);
        } else {
            waiting[depth] = LzwDictionary.NONE;
        }
    }

    private void visit(int node, int length, float score) {
        if (score < bestScore) {
            bestScore = score;
            bestNode = node;
            bestLength = length;
        }
    }

    /**
     * What a phrase's score changes by when it takes in the pixel at a depth, but for the pixel's own {@link #cost}: below
     * 0. Asked for one depth after the other.
     */
    private float expected(int depth) {
        if (depth == expectedDepths) {
            int pixel = raster.pixel(start + depth);
            expected[depth] = -bitsPerError * errors.least(pixel) - rate.bits(pixel);
            expectedDepths++;
        }
        return expected[depth];
    }

    /** A pixel's error with a symbol, in bits. */
    private float cost(int symbol, int pixel) {
        return bitsPerError * (symbol == transparent ? errors.kept(pixel) : errors.drawn(pixel, symbol));
    }
}
