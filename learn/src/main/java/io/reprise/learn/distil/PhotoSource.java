package io.reprise.learn.distil;

import io.reprise.core.error.BadInputException;
import java.io.IOException;

/** An archive or a folder of pictures of one kind. */
public interface PhotoSource {
    /** Takes pictures. */
    @FunctionalInterface
    interface Sink {
        /** Takes the next. */
        void photo(Photo photo) throws IOException;
    }

    /** What it is, in words that change when its content does: its name and how many bytes it has. */
    String describe();

    /**
     * Hands on all pictures, always in the same order; what is no picture is left out.
     *
     * @param shortSide larger ones are reduced until their shorter side has so many pixels
     */
    void read(int shortSide, Sink sink) throws IOException, BadInputException;
}
