package io.reprise.media.render.gif;

import java.util.Arrays;

/**
 * The phrases that GIF's LZW compressor knows, as a tree whose nodes are codes: the children of a node are its phrase and
 * one colour more, and are linked.
 */
final class LzwDictionary {
    static final int NONE = -1;
    private static final int MAX_CODES = 4096;
    private static final int WIDEST = 12;

    private final int minimumBits;
    private final int clearCode;
    private final int[] firstChild = new int[MAX_CODES];
    private final int[] sibling = new int[MAX_CODES];
    private final int[] parent = new int[MAX_CODES];
    private final short[] symbol = new short[MAX_CODES];
    private int next;
    private int width;

    /**
     * A dictionary of single colours.
     *
     * @param minimumBits of a colour's index, 2 to 8
     */
    LzwDictionary(int minimumBits) {
        this.minimumBits = minimumBits;
        this.clearCode = 1 << minimumBits;
        Arrays.fill(parent, NONE);
        clear();
    }

    /** Forgets all but the single colours. */
    void clear() {
        Arrays.fill(firstChild, NONE);
        next = clearCode + 2;
        width = minimumBits + 1;
    }

    /** The code that clears a reader's dictionary; the one after it ends the picture. */
    int clearCode() {
        return clearCode;
    }

    /** Whether it takes no more phrases. */
    boolean isFull() {
        return next == MAX_CODES;
    }

    /** Bits of the next code. */
    int codeBits() {
        return width;
    }

    /** The first child of a node; {@link #NONE} if it has none. */
    int firstChild(int node) {
        return firstChild[node];
    }

    /** The next child of the same node. */
    int sibling(int child) {
        return sibling[child];
    }

    /** The node whose phrase lacks the last colour; of a single colour {@link #NONE}. */
    int parent(int node) {
        return parent[node];
    }

    /** The last colour of a node's phrase; a single colour's code is itself. */
    int symbol(int node) {
        return node < clearCode ? node : symbol[node];
    }

    /** The first colour of a node's phrase. */
    int firstSymbol(int node) {
        int at = node;
        while (at >= clearCode) {
            at = parent[at];
        }
        return at;
    }

    /** Learns a node's phrase and one colour more, as a reader does when it reads the code after the node's. */
    void learn(int node, int colour) {
        symbol[next] = (short) colour;
        parent[next] = node;
        sibling[next] = firstChild[node];
        firstChild[node] = next;
        widen();
        next++;
    }

    /** Widens the codes where a reader does. */
    void widen() {
        if (next == 1 << width && width < WIDEST) {
            width++;
        }
    }
}
