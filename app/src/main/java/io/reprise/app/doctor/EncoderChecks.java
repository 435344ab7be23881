package io.reprise.app.doctor;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.engine.home.Home;
import io.reprise.vision.builtin.BuiltinEncoder;
import io.reprise.vision.catalogue.Catalogue;
import io.reprise.vision.catalogue.CatalogueEntry;
import io.reprise.vision.onnx.DeviceTrial;
import io.reprise.vision.onnx.EncoderStore;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What looks at the pictures, what else could, and whether a card would speed it up. None of these is needed, so none is
 * ever wrong but a catalogue that can't be read.
 */
record EncoderChecks(Home home) {
    List<Check> examine() {
        return List.of(inUse(), larger(), card());
    }

    private static Check inUse() {
        return Check.good("encoder in use", new BuiltinEncoder().spec().encoder() + ", unless --encoder names another");
    }

    private Check larger() {
        String name = "larger networks";
        try {
            List<String> here = new EncoderStore(home.encoders())
                    .list().stream()
                            .filter(entry -> entry.error() == null)
                            .map(EncoderStore.Entry::name)
                            .toList();
            if (!here.isEmpty()) {
                return Check.good(name, "here: " + String.join(", ", here) + "; use one with --encoder NAME");
            }
            String some = Catalogue.ownAnd(home.catalogue()).entries().stream()
                    .map(EncoderChecks::sized)
                    .collect(Collectors.joining(", "));
            return Check.good(name, "none here; `reprise encoder get NAME` fetches " + some);
        } catch (BadInputException | DoesNotFitException e) {
            return Check.bad(name, String.valueOf(e.getMessage()), "mend or remove the file that is named");
        }
    }

    private static String sized(CatalogueEntry entry) {
        return String.format(Locale.ROOT, "%s (%.1f MB)", entry.name(), entry.bytes() / 1e6);
    }

    private static Check card() {
        try {
            return Check.good(
                    "NVIDIA card",
                    DeviceTrial.cudaProblem().map(why -> "not used: " + why).orElse("works: --device cuda"));
        } catch (LinkageError | RuntimeException e) {
            return Check.good("NVIDIA card", "not used: ONNX Runtime does not load");
        }
    }
}
