package io.reprise.media.ffmpeg;

import io.reprise.media.ffmpeg.FilterChain.Filter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Makes whole pictures of interlaced ones, one for one and at their times; pictures that are whole already stay as they
 * are. What to do is decided on the first pictures that may be interlaced and in which something moves, which are held back
 * for that: film that was spread over fields (pulldown) gets the fields of each of its pictures back by FFmpeg's fieldmatch, all else, and
 * what is still combed then, goes through bwdif.
 */
public final class Deinterlacer implements AutoCloseable {
    /** Only pictures that say so, a picture for each. */
    private static final Filter WHOLE = new Filter("bwdif", "mode=send_frame:deint=interlaced");

    /** Pictures looked at before it is decided: three rounds of pulldown and one for the detector's delay. */
    private static final int WINDOW = 16;

    /** Brightness and two differences of colour. */
    private static final int COLOUR_COMPONENTS = 3;

    private final boolean distrusted;
    private final Deque<AVFrame> ready = new ArrayDeque<>();
    private final List<AVFrame> held = new ArrayList<>();
    private Mode mode = Mode.UNDECIDED;
    private boolean topFirst;
    private @Nullable FilterChain chain;
    private @Nullable AVFrame given;

    private enum Mode {
        UNDECIDED,
        PASSING,
        FILTERING,
        FILTERING_ALL
    }

    /** For pictures that say whether they are interlaced. */
    public Deinterlacer() {
        this(false);
    }

    /**
     * For pictures whose flag of interlacing is not trusted.
     *
     * @param distrusted whether pictures that say they are whole may be interlaced all the same
     */
    public Deinterlacer(boolean distrusted) {
        this.distrusted = distrusted;
        this.mode = distrusted ? Mode.UNDECIDED : Mode.PASSING;
    }

    /**
     * Gives it a picture; all that are ready must have been taken before.
     *
     * @param frame as decoded, not changed; null at the end: what is still inside comes out
     */
    public void send(@Nullable AVFrame frame) throws FfmpegException {
        if (frame == null || !takes(frame)) {
            finish();
        }
        if (frame == null) {
            return;
        }
        if (mode == Mode.PASSING && isInterlaced(frame)) {
            mode = Mode.UNDECIDED;
        }
        switch (mode) {
            case PASSING -> ready.add(reference(frame));
            case UNDECIDED -> hold(frame);
            case FILTERING, FILTERING_ALL -> filter(reference(frame));
        }
    }

    private boolean takes(AVFrame frame) {
        FilterChain active = chain;
        if (active != null) {
            return active.takes(frame);
        }
        return held.isEmpty()
                || (held.get(0).width() == frame.width()
                        && held.get(0).height() == frame.height()
                        && held.get(0).format() == frame.format());
    }

    private void hold(AVFrame frame) throws FfmpegException {
        held.add(reference(frame));
        if (held.size() >= WINDOW) {
            decide();
        }
    }

    /** Lets out what is inside, and begins anew. */
    private void finish() throws FfmpegException {
        if (!held.isEmpty()) {
            decide();
            ready.addAll(held);
            held.clear();
        }
        FilterChain active = chain;
        if (active != null) {
            active.add(null);
            drain(active);
            active.close();
            chain = null;
        }
        mode = distrusted ? Mode.UNDECIDED : Mode.PASSING;
    }

    private void decide() throws FfmpegException {
        boolean says = held.stream().anyMatch(Deinterlacer::isInterlaced);
        FieldAnalysis.Result found = FieldAnalysis.of(held);
        topFirst = found.topFirst();
        FieldAnalysis.Kind kind = found.kind();
        if (kind == FieldAnalysis.Kind.TELECINED && !canBeMatched(held.get(0))) {
            kind = FieldAnalysis.Kind.INTERLACED;
        }
        switch (kind) {
            case TELECINED -> filterBy(Mode.FILTERING, List.of(fieldMatch(found.topFirst()), WHOLE));
            case INTERLACED -> filterBy(says ? Mode.FILTERING : Mode.FILTERING_ALL, List.of(WHOLE));
            case WHOLE, UNKNOWN -> {
                if (says) {
                    filterBy(Mode.FILTERING, List.of(WHOLE));
                } else if (found.kind() == FieldAnalysis.Kind.WHOLE) {
                    mode = Mode.PASSING;
                } else {
                    passStill(found.still());
                    return;
                }
            }
        }
        List<AVFrame> waiting = List.copyOf(held);
        held.clear();
        for (AVFrame frame : waiting) {
            if (mode == Mode.PASSING) {
                ready.add(frame);
            } else {
                filter(frame);
            }
        }
    }

    /** Lets the first pictures out as they are, all if something moved in the very first, and looks on. */
    private void passStill(int count) {
        List<AVFrame> still = held.subList(0, count == 0 ? held.size() : count);
        ready.addAll(still);
        still.clear();
    }

    private void filterBy(Mode how, List<Filter> filters) throws FfmpegException {
        chain = new FilterChain(held.get(0), filters);
        mode = how;
    }

    private static Filter fieldMatch(boolean topFirst) {
        return new Filter("fieldmatch", "order=" + (topFirst ? "tff" : "bff") + ":combmatch=full");
    }

    /** Takes over a picture and filters it. */
    private void filter(AVFrame frame) throws FfmpegException {
        FilterChain active = chain;
        if (active == null) {
            throw new IllegalStateException("nothing filters in mode " + mode);
        }
        if (mode == Mode.FILTERING_ALL) {
            int order = topFirst ? AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST : 0;
            frame.flags(frame.flags() | AVFrame.AV_FRAME_FLAG_INTERLACED | order);
        }
        active.add(frame);
        free(frame);
        drain(active);
    }

    private void drain(FilterChain active) throws FfmpegException {
        for (AVFrame whole = active.receive(); whole != null; whole = active.receive()) {
            whole.flags(whole.flags() & ~AVFrame.AV_FRAME_FLAG_INTERLACED);
            ready.add(whole);
        }
    }

    private static boolean isInterlaced(AVFrame frame) {
        return (frame.flags() & AVFrame.AV_FRAME_FLAG_INTERLACED) != 0;
    }

    /**
     * Whether fieldmatch takes a picture without harm: it works on brightness and colours in 8 bits, to which FFmpeg brings what
     * is deeper. What is transparent, R, G and B, or of high dynamic range loses too much and goes through bwdif alone.
     */
    private static boolean canBeMatched(AVFrame frame) {
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(frame.format());
        long odd = avutil.AV_PIX_FMT_FLAG_RGB | avutil.AV_PIX_FMT_FLAG_PAL | avutil.AV_PIX_FMT_FLAG_ALPHA;
        boolean wideLight =
                frame.color_trc() == avutil.AVCOL_TRC_SMPTE2084 || frame.color_trc() == avutil.AVCOL_TRC_ARIB_STD_B67;
        return format != null
                && (format.flags() & odd) == 0
                && format.nb_components() == COLOUR_COMPONENTS
                && !wideLight;
    }

    private static AVFrame reference(AVFrame frame) {
        AVFrame copy = avutil.av_frame_clone(frame);
        if (copy == null || copy.isNull()) {
            throw new OutOfMemoryError("FFmpeg could not allocate native memory");
        }
        return copy;
    }

    /** The next picture, valid until the next call; null if another must be given first. */
    public @Nullable AVFrame receive() {
        free(given);
        given = ready.poll();
        return given;
    }

    private static void free(@Nullable AVFrame frame) {
        if (frame != null) {
            avutil.av_frame_free(frame);
        }
    }

    @Override
    public void close() {
        free(given);
        given = null;
        ready.forEach(Deinterlacer::free);
        ready.clear();
        held.forEach(Deinterlacer::free);
        held.clear();
        if (chain != null) {
            chain.close();
            chain = null;
        }
    }
}
