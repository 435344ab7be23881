package io.reprise.media.find;

/**
 * Some of a clip's pictures, evenly spread, to be compared with a video.
 *
 * @param micros when each begins to be shown
 * @param pictures their grey values
 */
record ClipSamples(long[] micros, byte[][] pictures) {
    /** At most so many of all. */
    static ClipSamples of(FrameFingerprints all, int most) {
        int count = Math.min(most, all.size());
        long[] micros = new long[count];
        byte[][] pictures = new byte[count][];
        for (int i = 0; i < count; i++) {
            int from = count == 1 ? 0 : (int) ((long) i * (all.size() - 1) / (count - 1));
            micros[i] = all.timeMicros(from);
            pictures[i] = all.picture(from);
        }
        return new ClipSamples(micros, pictures);
    }

    /** Similarity to what a video shows from a moment on. */
    FrameSimilarity compare(FrameFingerprints video, long start) {
        byte[][] shown = new byte[micros.length][];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = video.picture(video.shownAt(start + micros[i]));
        }
        return FrameSimilarity.of(pictures, shown);
    }
}
