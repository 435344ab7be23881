package io.reprise.spark.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.model.Model;
import io.reprise.core.model.ModelInfo;
import io.reprise.core.model.Tensor;
import io.reprise.core.rank.RankerName;
import io.reprise.learn.data.FeatureDescription;
import io.reprise.spark.LocalSpark;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ranker's model travels by itself, once to a process, and not with every task. */
class RankPairsTest {
    private static final int DIM = 100_000;
    private static final FeatureSpec SPEC = FeatureSpec.single("drawn/1", DIM);

    @TempDir
    Path folder = Path.of("");

    @Test
    void tasksDoNotCarryTheModel() throws Exception {
        Tensor numbers = new Tensor(new int[] {DIM}, new float[DIM]);
        Path model = folder.resolve("svm.safetensors");
        new Model(
                        new ModelInfo(RankerName.HIGHLIGHT_SVM.id(), SPEC, Map.of(), "00", 1, Map.of(), Instant.EPOCH),
                        Map.of("weight", numbers, "input.mean", numbers, "input.scale", numbers))
                .write(model);
        RankerSource source = RankerSource.of(model.toString(), folder);
        Broadcast<RankerSource> sent = JavaSparkContext.fromSparkContext(
                        LocalSpark.session().sparkContext())
                .broadcast(source);
        String description = new FeatureDescription(SPEC, 5_000_000).text();

        assertThat(size(source)).isGreaterThan(3 * DIM * Float.BYTES);
        assertThat(size(new RankPairs(sent, description, RankOptions.DEFAULT))).isLessThan(10_000);
        assertThat(sent.value().ranker()).isSameAs(sent.value().ranker());
    }

    private static int size(Object sent) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sent);
        }
        return bytes.size();
    }
}
