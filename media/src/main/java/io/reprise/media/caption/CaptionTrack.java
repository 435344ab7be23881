package io.reprise.media.caption;

import io.reprise.core.error.BadInputException;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The texts over a moment: a caption all the time, at its lower edge, and subtitles at their times; where there are both,
 * the caption stands at the upper edge.
 *
 * @param caption null for none
 * @param cues subtitles, from the moment's start in the video's own time
 */
public record CaptionTrack(@Nullable String caption, List<Cue> cues) {
    public CaptionTrack {
        cues = List.copyOf(cues);
    }

    /**
     * The track of a range.
     *
     * @param caption null for none
     * @param cues subtitles of the video, from its first frame shown
     * @throws BadInputException "no-letters" if this machine has no font for them
     */
    public static CaptionTrack of(@Nullable String caption, List<Cue> cues, TimeRange range) throws BadInputException {
        List<Cue> shown = new ArrayList<>();
        for (Cue cue : cues) {
            String text = CaptionFont.shown(cue.text());
            if (!text.isBlank()) {
                shown.add(new Cue(cue.startMicros(), cue.endMicros(), text).from(range.startMicros()));
            }
        }
        return new CaptionTrack(caption == null ? null : CaptionFont.shown(caption), shown);
    }

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return caption == null && cues.isEmpty();
    }

    /** The subtitles at a moment; "" if there are none. */
    String subtitlesAt(long micros) {
        return cues.stream()
                .filter(cue -> cue.isShownAt(micros))
                .map(Cue::text)
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
