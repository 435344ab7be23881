package io.reprise.media.cut;

/** Agreement of two lists of cuts. */
final class CutScore {
    private CutScore() {}

    /** F1 where each listed cut may be matched by one found cut at most, the nearest not used, within a tolerance. */
    static double f1(long[] found, long[] listed, long toleranceMicros) {
        boolean[] used = new boolean[listed.length];
        int hits = 0;
        for (long cut : found) {
            int best = -1;
            for (int i = 0; i < listed.length; i++) {
                boolean near = !used[i] && Math.abs(listed[i] - cut) <= toleranceMicros;
                if (near && (best < 0 || Math.abs(listed[i] - cut) < Math.abs(listed[best] - cut))) {
                    best = i;
                }
            }
            if (best >= 0) {
                used[best] = true;
                hits++;
            }
        }
        return found.length + listed.length == 0 ? 1 : 2.0 * hits / (found.length + listed.length);
    }
}
