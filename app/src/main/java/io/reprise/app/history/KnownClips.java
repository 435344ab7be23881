package io.reprise.app.history;

import io.reprise.app.store.Highlights;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.Users;
import io.reprise.core.error.BadInputException;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.find.ClipFingerprint;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clips of a user's history by what they show; each is looked at once, when one of about its length is added. */
final class KnownClips {
    private final Store store;
    private final String user;
    private final int threads;
    private final Map<String, Optional<ClipFingerprint>> fingerprints = new HashMap<>();

    /** Of a user. */
    KnownClips(Store store, String user, int threads) {
        this.store = store;
        this.user = user;
        this.threads = threads;
    }

    /**
     * The highlight of which a clip is a copy, encoded anew.
     *
     * @throws BadInputException if the clip can't be decoded
     */
    Optional<StoredHighlight> of(VideoInfo clip) throws BadInputException {
        List<StoredHighlight> candidates = all().stream()
                .filter(one -> ClipFingerprint.mayBeCopies(one.durationMicros(), clip.durationMicros()))
                .toList();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        ClipFingerprint wanted = ClipFingerprint.of(clip, threads);
        return candidates.stream()
                .filter(one -> fingerprint(one).filter(wanted::isCopyOf).isPresent())
                .findFirst();
    }

    private List<StoredHighlight> all() {
        return store.read(t -> new Users(t)
                .named(user)
                .map(found -> new Highlights(t).of(found.id()))
                .orElse(List.of()));
    }

    private Optional<ClipFingerprint> fingerprint(StoredHighlight one) {
        String file = one.clip() == null ? one.kept() : one.clip();
        return file == null || one.error() != null ? Optional.empty() : fingerprints.computeIfAbsent(file, this::look);
    }

    /** The fingerprint of a file; empty where it can't be read. */
    private Optional<ClipFingerprint> look(String sha256) {
        Optional<Path> file = store.read(t -> new MediaFiles(t).get(sha256)).map(MediaFiles.Media::file);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ClipFingerprint.of(VideoProbe.probe(file.get()), threads));
        } catch (BadInputException e) {
            return Optional.empty();
        }
    }
}
