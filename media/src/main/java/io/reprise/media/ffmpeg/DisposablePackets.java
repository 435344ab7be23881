package io.reprise.media.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;

/**
 * Tells which packets hold a picture that no other needs, from their first bytes. A decoder told to skip such pictures
 * does so as well, but only after the packet took a turn on one of its threads, which then stands idle: half of them in a
 * film with B frames. Known for H.264 in MP4 and Matroska; any other packet is left to the decoder.
 */
public final class DisposablePackets {
    private static final int LOWEST_SLICE = 1;
    private static final int HIGHEST_SLICE = 5;

    /** Bytes of the length before each unit; 0 where the stream is not of this kind. */
    private final int lengthBytes;

    private DisposablePackets(int lengthBytes) {
        this.lengthBytes = lengthBytes;
    }

    /** What can be told of this stream's packets. */
    public static DisposablePackets of(AVStream stream) {
        AVCodecParameters parameters = stream.codecpar();
        boolean h264 = parameters.codec_id() == avcodec.AV_CODEC_ID_H264;
        // "avcC", ISO/IEC 14496-15, 5.3.3.1.2: version 1, profile, compatibility, level, then the length of lengths
        boolean described = h264
                && parameters.extradata_size() > 4
                && parameters.extradata().get(0) == 1;
        return new DisposablePackets(described ? (parameters.extradata().get(4) & 3) + 1 : 0);
    }

    /** Whether no other picture needs this one (nal_ref_idc 0, ISO/IEC 14496-10, 7.4.1); false if that can't be told. */
    public boolean contains(AVPacket packet) {
        if (lengthBytes == 0) {
            return false;
        }
        BytePointer data = packet.data();
        long at = 0;
        while (at + lengthBytes < packet.size()) {
            int header = data.get(at + lengthBytes);
            int type = header & 0x1f;
            if (type >= LOWEST_SLICE && type <= HIGHEST_SLICE) {
                return (header & 0x60) == 0;
            }
            at += lengthBytes + length(data, at);
        }
        return false;
    }

    private long length(BytePointer data, long at) {
        long length = 0;
        for (int i = 0; i < lengthBytes; i++) {
            length = (length << 8) | (data.get(at + i) & 0xff);
        }
        return length;
    }
}
