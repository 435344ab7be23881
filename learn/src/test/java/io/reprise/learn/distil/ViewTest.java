package io.reprise.learn.distil;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewTest {
    @TempDir
    Path folder;

    @Test
    void kindsTakeTurnsInTheirSharesAndNoPictureIsHeldOutAndLearned() throws Exception {
        try (PictureStore store =
                PictureStore.open(folder, List.of(new DrawnPhotos(450, 1), new DrawnPhotos(100, 2)), 32)) {
            ViewList learned = new ViewList(store, List.of(2, 1), 9, false);
            ViewList heldOut = new ViewList(store, List.of(2, 1), 9, true);
            int[] counts = new int[2];
            Set<Integer> seen = new HashSet<>();
            for (int i = 0; i < 900; i++) {
                View view = learned.get(i);
                counts[store.kind(view.picture())]++;
                seen.add(view.picture());
                assertThat(view).isEqualTo(learned.get(i));
                assertThat(view.area().left() + view.area().width()).isLessThanOrEqualTo(store.width(view.picture()));
                assertThat(view.area().top() + view.area().height()).isLessThanOrEqualTo(store.height(view.picture()));
            }
            assertThat(counts).containsExactly(600, 300);
            assertThat(seen).as("each picture once before one comes again").hasSize(450 + 100 - 2 * 8);
            for (int i = 0; i < 50; i++) {
                assertThat(seen).doesNotContain(heldOut.get(i).picture());
            }
        }
    }

    @Test
    void resamplingKeepsAFlatColourAndAMirroredViewIsMirrored() {
        Photo photo = DrawnPhotos.draw(new Random(3), 50, 37);
        byte[] plain = new View(0, new Area(5, 3, 40, 30), false, ColourJitter.SAME).paint(photo, 24, 20);
        byte[] mirrored = new View(0, new Area(5, 3, 40, 30), true, ColourJitter.SAME).paint(photo, 24, 20);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 24; x++) {
                assertThat(mirrored[3 * (y * 24 + x)]).isEqualTo(plain[3 * (y * 24 + 23 - x)]);
            }
        }
        byte[] flat = new byte[3 * 30 * 30];
        java.util.Arrays.fill(flat, (byte) 77);
        assertThat(Resampler.resample(new Photo(30, 30, flat), new Area(1.5, 2.25, 20, 9), 13, 41))
                .containsOnly(77);
    }

    @Test
    void theSameSizeIsTheSamePicture() {
        Photo photo = DrawnPhotos.draw(new Random(4), 20, 16);
        assertThat(Resampler.resample(photo, new Area(0, 0, 20, 16), 20, 16)).containsExactly(photo.rgb());
    }

    @Test
    void compressionChangesAPictureALittle() {
        Photo photo = DrawnPhotos.draw(new Random(5), 32, 32);
        byte[] compressed = ImageDegradation.compress(photo.rgb(), 32, 0.3f);
        long difference = 0;
        for (int i = 0; i < compressed.length; i++) {
            difference += Math.abs((compressed[i] & 0xff) - (photo.rgb()[i] & 0xff));
        }
        assertThat(difference).isPositive().isLessThan(20L * compressed.length);
    }
}
