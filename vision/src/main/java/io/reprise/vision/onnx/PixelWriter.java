package io.reprise.vision.onnx;

import io.reprise.core.frame.Frame;
import java.nio.ByteBuffer;

/**
 * Writes a decoded frame into a network's input buffer: middle cut out, colours in order, values normalised through a
 * table of 256 entries a colour. This is the only time a frame is copied.
 */
final class PixelWriter {
    private final InputSpec spec;
    private final int frames;
    private final int[][] bits = new int[3][256];

    PixelWriter(InputSpec spec, int frames) {
        this.spec = spec;
        this.frames = frames;
        for (int c = 0; c < 3; c++) {
            for (int v = 0; v < 256; v++) {
                bits[c][v] = spec.type().bits(spec.value(c, v));
            }
        }
    }

    /** Bytes of one item, a picture or a clip. */
    int itemBytes() {
        return spec.elements() * frames * spec.type().bytes;
    }

    /** Writes the frame as picture {@code at} of item {@code item}. */
    void write(Frame frame, ByteBuffer target, int item, int at) {
        if (frame.width() != spec.decoded().width()
                || frame.height() != spec.decoded().height()) {
            throw new IllegalArgumentException("the network asked for frames of " + spec.decoded() + ", not "
                    + frame.width() + "x" + frame.height());
        }
        int area = spec.height() * spec.width();
        int first = item * frames * 3 * area + at * spec.layout().frameStep(area);
        for (int c = 0; c < 3; c++) {
            int source = spec.bgr() ? 2 - c : c;
            writeColour(
                    frame, source, bits[c], target, first + c * spec.layout().colourStep(frames, area));
        }
    }

    /** Copies one picture of a clip to another place in it. */
    void repeat(ByteBuffer clips, int item, int from, int to) {
        int area = spec.height() * spec.width();
        int bytes = area * spec.type().bytes;
        for (int c = 0; c < 3; c++) {
            int plane = item * frames * 3 * area + c * spec.layout().colourStep(frames, area);
            int source = (plane + from * spec.layout().frameStep(area)) * spec.type().bytes;
            int target = (plane + to * spec.layout().frameStep(area)) * spec.type().bytes;
            clips.put(target, clips, source, bytes);
        }
    }

    private void writeColour(Frame frame, int source, int[] table, ByteBuffer target, int first) {
        int left = (frame.width() - spec.width()) / 2;
        int top = (frame.height() - spec.height()) / 2;
        int step = spec.layout().columnStep();
        for (int y = 0; y < spec.height(); y++) {
            int from = ((top + y) * frame.width() + left) * 3 + source;
            writeRow(frame.rgb(), from, table, target, first + y * spec.width() * step, step);
        }
    }

    private void writeRow(byte[] rgb, int from, int[] table, ByteBuffer target, int to, int step) {
        int width = spec.width();
        switch (spec.type()) {
            case FLOAT32 -> writeFloats(rgb, from, table, target, to, step);
            case FLOAT16 -> {
                for (int x = 0; x < width; x++) {
                    target.putShort((to + x * step) * 2, (short) table[rgb[from + 3 * x] & 0xff]);
                }
            }
            case UINT8 -> {
                for (int x = 0; x < width; x++) {
                    target.put(to + x * step, (byte) table[rgb[from + 3 * x] & 0xff]);
                }
            }
        }
    }

    /** Where a row's pixels stand together they are put at once, which a buffer does several times as fast as one by one. */
    private void writeFloats(byte[] rgb, int from, int[] table, ByteBuffer target, int to, int step) {
        int width = spec.width();
        if (step == 1) {
            int[] row = new int[width];
            for (int x = 0; x < width; x++) {
                row[x] = table[rgb[from + 3 * x] & 0xff];
            }
            target.asIntBuffer().put(to, row, 0, width);
        } else {
            for (int x = 0; x < width; x++) {
                target.putInt((to + x * step) * 4, table[rgb[from + 3 * x] & 0xff]);
            }
        }
    }
}
