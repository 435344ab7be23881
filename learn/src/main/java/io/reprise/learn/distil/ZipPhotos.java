package io.reprise.learn.distil;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a ZIP archive (JPEG, PNG, GIF, BMP), in the order of their names.
 *
 * @param file the archive
 */
public record ZipPhotos(Path file) implements PhotoSource {
    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".gif", ".bmp");

    @Override
    public String describe() {
        try {
            return file.getFileName() + " of " + Files.size(file) + " bytes";
        } catch (IOException e) {
            return file.getFileName() + " that cannot be read";
        }
    }

    @Override
    public void read(int shortSide, Sink sink) throws IOException {
        ImageIO.setUseCache(false);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> !entry.isDirectory() && isPicture(entry.getName()))
                    .sorted((a, b) -> a.getName().compareTo(b.getName()))
                    .toList();
            for (ZipEntry entry : entries) {
                try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
                    @Nullable Photo photo = decode(in);
                    if (photo != null) {
                        sink.photo(photo.atMost(shortSide));
                    }
                }
            }
        }
    }

    /** Whether a file of that name may be a picture that can be read here. */
    public static boolean isPicture(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }

    /** Decodes a picture; null if it is none. */
    public static @Nullable Photo decode(InputStream in) {
        BufferedImage image;
        try {
            image = ImageIO.read(in);
        } catch (IOException | RuntimeException e) {
            return null; // damaged, or colours that Java does not know: one picture of thousands
        }
        if (image == null) {
            return null;
        }
        int[] argb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        byte[] rgb = new byte[3 * argb.length];
        for (int i = 0; i < argb.length; i++) {
            rgb[3 * i] = (byte) (argb[i] >> 16);
            rgb[3 * i + 1] = (byte) (argb[i] >> 8);
            rgb[3 * i + 2] = (byte) argb[i];
        }
        return new Photo(image.getWidth(), image.getHeight(), rgb);
    }
}
