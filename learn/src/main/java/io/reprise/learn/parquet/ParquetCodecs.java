package io.reprise.learn.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Decompresses Parquet's pages: its own codecs where they need no Hadoop, and gzip by the JDK. */
final class ParquetCodecs implements CompressionCodecFactory {
    private static final int PAGE_BYTES = 1 << 20;

    private final CodecFactory known = new CodecFactory(new PlainParquetConfiguration(), PAGE_BYTES);

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        if (name == CompressionCodecName.GZIP) {
            return new Gzip();
        }
        try {
            return known.getDecompressor(name);
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "it is compressed with " + name + ", which is not read here; write it with snappy, zstd or gzip",
                    e);
        }
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        return known.getCompressor(name);
    }

    @Override
    public void release() {
        known.release();
    }

    private static final class Gzip implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            return BytesInput.from(unpack(bytes.toInputStream(), size));
        }

        @Override
        public void decompress(ByteBuffer input, int compressed, ByteBuffer output, int size) throws IOException {
            byte[] bytes = new byte[compressed];
            input.get(bytes);
            output.put(unpack(new ByteArrayInputStream(bytes), size));
        }

        private static byte[] unpack(InputStream packed, int size) throws IOException {
            try (GZIPInputStream in = new GZIPInputStream(packed)) {
                byte[] unpacked = in.readNBytes(size);
                if (unpacked.length != size) {
                    throw new IOException("a page ends after " + unpacked.length + " of " + size + " bytes");
                }
                return unpacked;
            }
        }

        @Override
        public void release() {
            // holds nothing
        }
    }
}
