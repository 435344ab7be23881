package io.reprise.media.render.gif;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * GIF's LZW compressor, open enough that whoever feeds it can ask which colours would lengthen the current match: the
 * dictionary is a tree, a node's children are linked.
 */
final class LzwDictionary {
    static final int NONE = -1;
    private static final int MAX_CODES = 4096;

    private final int minimumBits;
    private final int clearCode;
    private final CodeWriter codes;
    private final int[] firstChild = new int[MAX_CODES];
    private final int[] sibling = new int[MAX_CODES];
    private final int[] symbol = new int[MAX_CODES];
    private int next;
    private int width;
    private int current = NONE;

    /**
     * Starts a picture's data.
     *
     * @param minimumBits of a colour's index, 2 to 8
     */
    LzwDictionary(OutputStream out, int minimumBits) throws IOException {
        this.minimumBits = minimumBits;
        this.clearCode = 1 << minimumBits;
        out.write(minimumBits);
        codes = new CodeWriter(out);
        clear();
    }

    private void clear() throws IOException {
        // the very first clear code is written with the starting width as well
        codes.write(clearCode, width == 0 ? minimumBits + 1 : width);
        Arrays.fill(firstChild, NONE);
        next = clearCode + 2;
        width = minimumBits + 1;
    }

    /** The child of the current match, first of its list; {@link #NONE} if there is none or no match yet. */
    int children() {
        return current == NONE ? NONE : firstChild[current];
    }

    /** The next child in the list. */
    int after(int child) {
        return sibling[child];
    }

    /** The colour that leads to a child. */
    int symbolOf(int child) {
        return symbol[child];
    }

    /** Lengthens the match to one of its children. */
    void follow(int child) {
        current = child;
    }

    /** The child for a colour, or {@link #NONE}. */
    int find(int colour) {
        int child = children();
        while (child != NONE && symbol[child] != colour) {
            child = sibling[child];
        }
        return child;
    }

    /** Ends the match and starts another with a colour that does not lengthen it. */
    void breakWith(int colour) throws IOException {
        if (current != NONE) {
            codes.write(current, width);
            grow(colour);
        }
        current = colour;
    }

    private void grow(int colour) throws IOException {
        if (next == MAX_CODES) {
            clear();
            return;
        }
        symbol[next] = colour;
        sibling[next] = firstChild[current];
        firstChild[current] = next;
        if (next == 1 << width) {
            width++;
        }
        next++;
    }

    void finish() throws IOException {
        if (current != NONE) {
            codes.write(current, width);
            // the reader adds an entry here too, and may widen its codes
            if (next == 1 << width && width < 12) {
                width++;
            }
        }
        codes.write(clearCode + 1, width);
        codes.finish();
    }
}
