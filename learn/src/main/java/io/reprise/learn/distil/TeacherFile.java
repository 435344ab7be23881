package io.reprise.learn.distil;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The teacher's features of a list of views, computed once and kept: float32 [views][dim], row after row. */
final class TeacherFile implements AutoCloseable {
    /** Views looked at before their features are written. */
    private static final int PART = 256;

    private final FileChannel file;
    private final Teacher teacher;
    private final PictureStore store;
    private final ViewList views;

    TeacherFile(Path file, Teacher teacher, PictureStore store, ViewList views) throws IOException {
        this.file =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.teacher = teacher;
        this.store = store;
        this.views = views;
    }

    private long rowBytes() {
        return (long) teacher.dim() * Float.BYTES;
    }

    /** How many views have been looked at. */
    int known() throws IOException {
        return (int) (file.size() / rowBytes());
    }

    /** Has the teacher look at the next views, until so many are known. */
    void lookUntil(int wanted) throws IOException {
        for (int known = known(); known < wanted; known = known()) {
            int end = Math.min(wanted, known + PART);
            List<byte[]> pictures = new ArrayList<>();
            for (int i = known; i < end; i++) {
                View view = views.get(i);
                pictures.add(view.paint(store.get(view.picture()), teacher.columns(), teacher.rows()));
            }
            float[][] features = teacher.look(pictures);
            ByteBuffer bytes =
                    ByteBuffer.allocate((int) (features.length * rowBytes())).order(ByteOrder.LITTLE_ENDIAN);
            for (float[] feature : features) {
                bytes.asFloatBuffer().put(feature);
                bytes.position(bytes.position() + feature.length * Float.BYTES);
            }
            bytes.flip();
            long at = known * rowBytes();
            while (bytes.hasRemaining()) {
                at += file.write(bytes, at);
            }
        }
    }

    /** The feature of a view that is known. */
    float[] get(int view) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) rowBytes()).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, view * rowBytes() + bytes.position()) < 0) {
                throw new IOException("the teacher's feature of view " + view + " is not known");
            }
        }
        float[] feature = new float[teacher.dim()];
        bytes.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(feature);
        return feature;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
