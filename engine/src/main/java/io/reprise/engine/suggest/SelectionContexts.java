package io.reprise.engine.suggest;

import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Signal;
import io.reprise.core.rank.SignalTrack;
import io.reprise.core.select.MomentCurve;
import io.reprise.core.select.SelectionContext;
import io.reprise.engine.analysis.EmptyStretches;
import io.reprise.engine.analysis.VideoAnalysis;
import java.util.Arrays;
import java.util.Optional;

/** Makes what a chooser needs of a video from its analysis. */
final class SelectionContexts {
    private static final double BLACK = .5;
    /** Decibels below full scale that count as silence. */
    private static final double SOUND_FLOOR = 100;

    private SelectionContexts() {}

    static SelectionContext of(VideoAnalysis video, RankableVideo rankable) {
        return new SelectionContext(
                video.facts().durationMicros(),
                rankable.segments(),
                rankable.spec(),
                rankable.features(),
                video.facts().cutsMicros(),
                activity(video.signals(), video.facts().cutsMicros()),
                EmptyStretches.of(video.signals(), video.facts().durationMicros()),
                Optional.of(video.features()),
                sound(video.signals()));
    }

    /** The level of the sound above its floor; flat where there is none. */
    static MomentCurve sound(SignalTrack signals) {
        int[] audible = Arrays.stream(advancing(signals))
                .filter(moment -> signals.get(moment, Signal.SOUND) > 0)
                .toArray();
        return new MomentCurve(
                Arrays.stream(audible).mapToLong(signals::timeMicros).toArray(),
                Arrays.stream(audible)
                        .mapToDouble(moment -> Math.max(0, signals.get(moment, Signal.LOUDNESS) + SOUND_FLOOR))
                        .toArray());
    }

    /**
     * How much happens: motion and sudden sounds, each against its own largest in the video, motion counting double; in
     * a title nothing does. Nor when a new shot begins or black ends: all differs then, and says nothing.
     */
    static MomentCurve activity(SignalTrack signals, long[] cutsMicros) {
        int[] moments = advancing(signals);
        double motion = largest(signals, moments, Signal.MOTION);
        double onset = largest(signals, moments, Signal.ONSET);
        long[] times = new long[moments.length];
        double[] values = new double[moments.length];
        for (int i = 0; i < moments.length; i++) {
            times[i] = signals.timeMicros(moments[i]);
            boolean goesOn = i > 0 && goesOn(signals, moments[i - 1], moments[i], cutsMicros);
            double happening = 2 * share(signals.get(moments[i], Signal.MOTION), motion)
                    + share(signals.get(moments[i], Signal.ONSET), onset);
            values[i] = goesOn ? happening * (1 - signals.get(moments[i], Signal.TEXT)) : 0;
        }
        return new MomentCurve(times, values);
    }

    /** Whether both moments show the same shot, the first of them not black. */
    private static boolean goesOn(SignalTrack signals, int before, int moment, long[] cutsMicros) {
        int next = Arrays.binarySearch(cutsMicros, signals.timeMicros(before) + 1);
        int firstCut = next < 0 ? -next - 1 : next;
        boolean cut = firstCut < cutsMicros.length && cutsMicros[firstCut] <= signals.timeMicros(moment);
        return !cut && signals.get(before, Signal.BLACK) <= BLACK;
    }

    private static double share(double value, double largest) {
        return largest > 0 ? Math.max(0, value) / largest : 0;
    }

    private static double largest(SignalTrack signals, int[] moments, Signal signal) {
        double largest = 0;
        for (int moment : moments) {
            largest = Math.max(largest, signals.get(moment, signal));
        }
        return largest;
    }

    /** The moments at which time goes on. */
    private static int[] advancing(SignalTrack signals) {
        return java.util.stream.IntStream.range(0, signals.size())
                .filter(i -> i == 0 || signals.timeMicros(i) > signals.timeMicros(i - 1))
                .toArray();
    }
}
