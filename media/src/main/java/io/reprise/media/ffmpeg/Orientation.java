package io.reprise.media.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.IntPointer;

/**
 * How a stored picture is turned to be upright: first mirrored left to right if so, then turned clockwise.
 *
 * @param quarterTurns clockwise, 0 to 3
 * @param mirrored whether left and right are swapped first
 */
public record Orientation(int quarterTurns, boolean mirrored) {
    /** As stored. */
    public static final Orientation UPRIGHT = new Orientation(0, false);

    private static final int MATRIX_BYTES = 9 * Integer.BYTES;

    public Orientation {
        if (quarterTurns < 0 || quarterTurns > 3) {
            throw new IllegalArgumentException("quarter turns are 0 to 3, not " + quarterTurns);
        }
    }

    /** What the stream's display matrix says, to the nearest quarter; as stored if it has none. */
    public static Orientation of(AVStream stream) {
        int count = stream.codecpar().nb_coded_side_data();
        AVPacketSideData all = stream.codecpar().coded_side_data();
        if (count == 0 || all == null) {
            return UPRIGHT;
        }
        AVPacketSideData matrix = avcodec.av_packet_side_data_get(all, count, avcodec.AV_PKT_DATA_DISPLAYMATRIX);
        if (matrix == null || matrix.isNull() || matrix.size() < MATRIX_BYTES) {
            return UPRIGHT;
        }
        IntPointer values = new IntPointer(matrix.data());
        return ofMatrix(values.get(0), values.get(1), values.get(3), values.get(4));
    }

    /**
     * From the matrix (a b; c d) that maps stored to shown places, x' = a x + c y, y' = b x + d y, y pointing down.
     */
    static Orientation ofMatrix(int a, int b, int c, int d) {
        boolean mirrored = (double) a * d - (double) b * c < 0;
        // where the stored x axis points once shown; mirroring first turns it round
        double degrees = Math.toDegrees(Math.atan2(mirrored ? -b : b, mirrored ? -a : a));
        return new Orientation(Math.floorMod(Math.round(degrees / 90), 4), mirrored);
    }

    /** Whether width and height change places. */
    public boolean sideways() {
        return quarterTurns % 2 == 1;
    }

    /** Degrees clockwise. */
    public int degrees() {
        return 90 * quarterTurns;
    }
}
