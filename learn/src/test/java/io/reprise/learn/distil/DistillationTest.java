package io.reprise.learn.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.model.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Students of a drawn teacher on drawn pictures, small enough for a test. */
@Tag("slow")
class DistillationTest {
    @TempDir
    Path folder;

    private final DrawnTeacher teacher = new DrawnTeacher();

    private static DistilOptions options(long crops) {
        return new DistilOptions(
                new StudentDesign(List.of(8, 12, 16), 8),
                3,
                crops,
                16,
                5e-3,
                0.01,
                0.5,
                600,
                300,
                1600,
                50,
                32,
                24,
                0.25,
                List.of(2, 1));
    }

    /** Stops after so many steps. */
    private static final class Watch implements DistilProgress {
        private final int most;
        private int steps;
        final List<Double> agreements = new ArrayList<>();
        final List<Integer> views = new ArrayList<>();

        Watch(int most) {
            this.most = most;
        }

        @Override
        public void step(State state) {
            steps++;
        }

        @Override
        public void checked(State state, double agreement) {
            agreements.add(agreement);
            views.add(state.views());
        }

        @Override
        public boolean isStopped() {
            return steps >= most;
        }
    }

    private Map<String, Tensor> run(DistilOptions options, String name, Watch watch) throws Exception {
        Path work = folder.resolve(name);
        List<Map<String, Tensor>> kept = new ArrayList<>();
        try (PictureStore store =
                        PictureStore.open(work, List.of(new DrawnPhotos(300, 1), new DrawnPhotos(100, 2)), 32);
                Distillation run = new Distillation(options, store, teacher, work, watch)) {
            run.run(taught -> kept.add(taught.weights()));
        }
        return kept.get(kept.size() - 1);
    }

    @Test
    void aStudentLearnsWhatTheTeacherSees() throws Exception {
        Watch watch = new Watch(Integer.MAX_VALUE);
        run(options(6400), "straight", watch);
        assertThat(watch.agreements.get(watch.agreements.size() - 1))
                .as("held-out agreement, of 1")
                .isGreaterThan(0.75)
                .isGreaterThan(watch.agreements.get(0));
        assertThat(watch.views)
                .as("the teacher goes on round by round")
                .startsWith(600)
                .endsWith(600);
        assertThat(teacher.looks).as("each view is looked at once").isEqualTo(600 + 50);
        assertThat(Files.readAllLines(folder.resolve("straight/curve.csv"))).hasSize(1 + watch.agreements.size());
    }

    @Test
    void aRunThatWasStoppedEndsWithTheSameWeights() throws Exception {
        Map<String, Tensor> straight = run(options(960), "straight", new Watch(Integer.MAX_VALUE));
        run(options(960), "stopped", new Watch(23));
        Map<String, Tensor> resumed = run(options(960), "stopped", new Watch(Integer.MAX_VALUE));
        assertThat(resumed.keySet()).isEqualTo(straight.keySet());
        straight.forEach((name, tensor) -> assertThat(
                        Objects.requireNonNull(resumed.get(name)).values())
                .as(name)
                .containsExactly(tensor.values()));
    }

    @Test
    void anotherRunsFolderIsRefused() throws Exception {
        run(options(160), "work", new Watch(1));
        DistilOptions other = new DistilOptions(
                new StudentDesign(List.of(8, 16), 8),
                3,
                160,
                16,
                5e-3,
                0.01,
                0.5,
                600,
                300,
                1600,
                50,
                32,
                24,
                0.25,
                List.of(2, 1));
        assertThatThrownBy(() -> run(other, "work", new Watch(1)))
                .isInstanceOf(DoesNotFitException.class)
                .hasMessageContaining("remove it");
    }
}
