package io.reprise.app.doctor;

import io.reprise.app.store.Highlights;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreException;
import io.reprise.app.store.StoreLocation;
import io.reprise.app.store.Users;
import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.engine.home.Home;
import io.reprise.engine.home.NativeFolder;
import io.reprise.media.caption.CaptionFont;
import io.reprise.media.ffmpeg.Codecs;
import io.reprise.media.ffmpeg.Ffmpeg;
import io.reprise.vision.onnx.DeviceTrial;
import io.reprise.vision.onnx.EncoderStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at what the program needs of a machine. Leaves nothing behind. */
public final class Doctor {
    private static final int OLDEST_JAVA = 17;
    private static final long LITTLE_DISK = 500L << 20;
    private static final long LITTLE_HEAP = 200L << 20;

    private final Home home;

    /** For the program with this home. */
    public Doctor(Home home) {
        this.home = home;
    }

    /** Looks at everything. */
    public List<Check> examine() {
        List<Check> checks = new ArrayList<>(List.of(java(), names(), ffmpeg(), codecs(), fonts(), networks()));
        checks.addAll(encoders());
        checks.addAll(new EncoderChecks(home).examine());
        checks.add(home());
        checks.add(store());
        checks.add(disk());
        checks.add(memory());
        checks.add(Check.good("threads", Integer.toString(Runtime.getRuntime().availableProcessors())));
        return checks;
    }

    private static Check java() {
        String found = System.getProperty("java.version") + ", " + System.getProperty("java.vendor") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return Runtime.version().feature() >= OLDEST_JAVA
                ? Check.good("Java", found)
                : Check.bad("Java", found, "install a JDK of version 17 or newer");
    }

    private static Check names() {
        String encoding = System.getProperty("sun.jnu.encoding", "unknown");
        return encoding.equalsIgnoreCase("UTF-8")
                ? Check.good("file names", encoding)
                : Check.bad("file names", encoding, "start the program by ./reprise, or set LC_ALL=C.UTF-8");
    }

    private static Check ffmpeg() {
        try {
            Ffmpeg.load();
            return Check.good("FFmpeg", "libraries " + Ffmpeg.version());
        } catch (LinkageError e) {
            return Check.bad(
                    "FFmpeg",
                    "its libraries do not load: " + NativeFolder.reason(e),
                    "install the library named, if one is (on 64-bit ARM it needs Debian's libva2, libva-drm2, libdrm2 and"
                            + " libudev1); else take the archive made for this platform (docs/install.md)");
        }
    }

    /** Without fonts all works but captions: nothing that is missing. */
    private static Check fonts() {
        return Check.good("fonts", CaptionFont.error().orElse("there are some for captions"));
    }

    private static Check codecs() {
        try {
            List<String> missing = new ArrayList<>(Codecs.unreadable());
            missing.addAll(Codecs.unwritable());
            return missing.isEmpty()
                    ? Check.good("codecs", "all there")
                    : Check.bad(
                            "codecs", "missing: " + String.join(", ", missing), "use the FFmpeg this build came with");
        } catch (LinkageError e) {
            return Check.bad("codecs", "unknown without FFmpeg", "mend FFmpeg first");
        }
    }

    private static Check networks() {
        try {
            return Check.good("ONNX Runtime", DeviceTrial.runtimeVersion());
        } catch (LinkageError | RuntimeException e) {
            return Check.bad("ONNX Runtime", "does not load: " + e.getMessage(), "only --encoder builtin works here");
        }
    }

    private List<Check> encoders() {
        List<Check> checks = new ArrayList<>(List.of(Check.good("encoder builtin", "always there")));
        try {
            for (EncoderStore.Entry entry : new EncoderStore(home.encoders()).list()) {
                String error = entry.error();
                checks.add(
                        error == null
                                ? Check.good(
                                        "encoder " + entry.name(), entry.encoder() + ", " + entry.dim() + " dimensions")
                                : Check.bad(
                                        "encoder " + entry.name(),
                                        error,
                                        "remove it and add it again: reprise encoder"));
            }
        } catch (BadInputException e) {
            checks.add(Check.bad(
                    "encoders", "cannot be listed: " + e.getMessage(), "check the permissions of " + home.encoders()));
        }
        return checks;
    }

    private Check home() {
        Path folder = home.folder();
        boolean there = Files.exists(folder);
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".doctor", ""));
            if (!there) {
                Files.delete(folder);
            }
            return Check.good("home", folder + " can be written to");
        } catch (IOException e) {
            return Check.bad(
                    "home",
                    folder + " cannot be written to",
                    "set REPRISE_HOME to a folder of yours; --no-cache works");
        }
    }

    private static Check store() {
        try {
            StoreLocation where = StoreLocation.ofEnvironment();
            Optional<Store> there = Store.openIfThere(where);
            if (there.isEmpty()) {
                return Check.good("store", "none yet; history add makes it at " + where);
            }
            try (Store store = there.get()) {
                long users = store.read(t -> new Users(t).count());
                long kept = store.read(t -> new Highlights(t).count());
                long missing = store.read(t -> new MediaFiles(t).missing());
                String what = where + ", " + users + " users, " + kept + " highlights";
                return missing == 0
                        ? Check.good("store", what)
                        : Check.bad(
                                "store",
                                what + "; " + missing + " of their files are missing in "
                                        + where.home().folder().resolve("media"),
                                "copy media/ back from a backup, or share it among all that use the database");
            }
        } catch (StoreException | DoesNotFitException e) {
            return Check.bad("store", String.valueOf(e.getMessage()), "mend it; --no-history works without");
        }
    }

    private Check disk() {
        @org.jspecify.annotations.Nullable Path place = home.folder();
        while (place != null && !Files.exists(place)) {
            place = place.getParent();
        }
        try {
            long free = place == null ? 0 : Files.getFileStore(place).getUsableSpace();
            String found = free / 1_000_000 + " MB free for the cache";
            return free >= LITTLE_DISK
                    ? Check.good("disk", found)
                    : Check.bad("disk", found, "free some, or set REPRISE_HOME to another disk");
        } catch (IOException e) {
            return Check.bad("disk", "cannot be asked: " + e.getMessage(), "set REPRISE_HOME to another disk");
        }
    }

    private static Check memory() {
        long heap = Runtime.getRuntime().maxMemory();
        String found = heap / 1_000_000 + " MB for Java";
        return heap >= LITTLE_HEAP
                ? Check.good("memory", found)
                : Check.bad("memory", found, "start the program by ./reprise, which asks for enough");
    }
}
