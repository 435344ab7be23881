package io.reprise.media.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;

/** A note as XMP in a box of its own at the end of a file of the MP4 family, for kinds that have no comment tag. */
final class NoteBox {
    /** Says that a box holds XMP (XMP specification, part 3, section 1.2.7). */
    static final byte[] XMP = HexFormat.of().parseHex("be7acfcb97a942e89c71999491e3afac");

    private NoteBox() {}

    static void append(Path file, SourceNote note) throws IOException {
        byte[] xmp = Xmp.of(note.text()).getBytes(StandardCharsets.UTF_8);
        ByteBuffer box = ByteBuffer.allocate(8 + XMP.length + xmp.length);
        box.putInt(box.capacity())
                .put("uuid".getBytes(StandardCharsets.US_ASCII))
                .put(XMP)
                .put(xmp);
        Files.write(file, box.array(), StandardOpenOption.APPEND);
    }
}
