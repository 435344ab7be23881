package io.reprise.vision.onnx;

import io.reprise.core.error.DoesNotFitException;
import io.reprise.vision.onnx.OnnxOutline.Node;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tensor of a model that is the feature: one that the manifest names, be it an output or inside, or what the
 * classifier takes, the penultimate layer.
 */
final class FeatureTensor {
    /** What a classifier's last weights are applied by. */
    private static final Set<String> WEIGHTED =
            Set.of("Gemm", "MatMul", "Conv", "FusedGemm", "FusedMatMul", "QGemm", "QLinearConv", "QLinearMatMul");

    private static final int MOST_NEAR = 5;
    /** Longer names are compared by their beginnings. */
    private static final int MOST_COMPARED = 200;

    private final Manifest manifest;
    private final OnnxOutline outline;
    private final Map<String, Node> producers;

    private FeatureTensor(Manifest manifest, OnnxOutline outline) {
        this.manifest = manifest;
        this.outline = outline;
        this.producers = outline.producers();
    }

    /**
     * The name of the tensor.
     *
     * @throws DoesNotFitException if there is none of that name: a line with those of a near name
     */
    static String name(Manifest manifest, OnnxOutline outline) {
        FeatureTensor search = new FeatureTensor(manifest, outline);
        @Nullable String wanted = manifest.outputName();
        if (wanted == null) {
            return search.penultimate();
        }
        if (!outline.outputs().contains(wanted) && !search.producers.containsKey(wanted)) {
            throw search.missing(wanted);
        }
        return wanted;
    }

    /** Goes back from the first output to the last node with weights, and gives what goes into it. */
    private String penultimate() {
        Set<String> passed = new HashSet<>();
        Optional<String> tensor = outline.outputs().stream().findFirst();
        while (tensor.isPresent() && passed.add(tensor.get())) {
            @Nullable Node node = producers.get(tensor.get());
            if (node == null) {
                break;
            }
            tensor = computed(node);
            if (WEIGHTED.contains(node.op()) && tensor.isPresent()) {
                return tensor.get();
            }
        }
        throw new DoesNotFitException(
                "no-encoder",
                manifest.file() + ": output.layer is penultimate, and the model "
                        + manifest.model().getFileName()
                        + " has no layer before its last one; give output.name instead");
    }

    /** The first input of a node that is computed from the picture, not a weight or a constant. */
    private Optional<String> computed(Node node) {
        return node.inputs().stream()
                .filter(name -> {
                    @Nullable Node from = producers.get(name);
                    return from != null && !from.op().equals("Constant");
                })
                .findFirst();
    }

    private DoesNotFitException missing(String wanted) {
        String hint = outline.nodes().stream()
                .filter(node -> node.name().equals(wanted) && !node.outputs().isEmpty())
                .findFirst()
                .map(node ->
                        "that is a node; what it gives is " + node.outputs().get(0))
                .orElseGet(() -> "tensors of a near name: " + String.join(", ", near(wanted)));
        return new DoesNotFitException(
                "no-encoder",
                ManifestReader.oneLine(manifest.file() + ": output.name is " + wanted
                        + ", the model has " + String.join(", ", outline.outputs())
                        + " as outputs and no such tensor inside; "
                        + hint));
    }

    private List<String> near(String wanted) {
        String lower = brief(wanted);
        Map<String, Integer> distances = Stream.concat(outline.outputs().stream(), producers.keySet().stream())
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> distance(lower, brief(name))));
        return distances.keySet().stream()
                .sorted(Comparator.<String>comparingInt(distances::get).thenComparing(Comparator.naturalOrder()))
                .limit(MOST_NEAR)
                .toList();
    }

    private static String brief(String name) {
        return name.substring(0, Math.min(name.length(), MOST_COMPARED)).toLowerCase(Locale.ROOT);
    }

    /** Letters to insert, delete or change to make one of the other (Levenshtein). */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[b.length()];
    }
}
