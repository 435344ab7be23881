package io.reprise.learn.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.BadInputException;
import io.reprise.learn.data.FeatureSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet as Spark and Arrow lay it out, through the way that training takes. */
class FeatureFilesTest {
    private static final String[] VIDEOS = {"a-1", "b_2", "c"};
    private static final int DIM = 40;

    @TempDir
    Path folder;

    private record Layout(String segment, String number, String list, String item, boolean shuffled) {
        MessageType schema() {
            return MessageTypeParser.parseMessageType("message schema { optional binary youtubeId (STRING); optional "
                    + segment + " segment; optional double start; optional double end; optional group feature (LIST) {"
                    + " repeated group " + list + " { optional " + number + " " + item + "; } } }");
        }
    }

    private static final Layout ARROW = new Layout("int64", "float", "list", "element", false);
    private static final Layout SPARK = new Layout("int32", "double", "list", "element", true);

    @Test
    void readsEveryCompressionEncodingAndLayout() throws Exception {
        for (Layout layout : new Layout[] {ARROW, SPARK}) {
            for (CompressionCodecName codec : new CompressionCodecName[] {
                CompressionCodecName.UNCOMPRESSED,
                CompressionCodecName.SNAPPY,
                CompressionCodecName.GZIP,
                CompressionCodecName.ZSTD
            }) {
                for (ParquetProperties.WriterVersion version : ParquetProperties.WriterVersion.values()) {
                    Path file = folder.resolve(layout.number() + codec + version + ".parquet");
                    write(file, layout, codec, version, 0, 3);
                    check(FeatureFiles.open(file));
                }
            }
        }
    }

    @Test
    void aFolderOfPartsWithADescriptionIsConvertedOnceAndAgainWhenItChanges() throws Exception {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        write(
                parts.resolve("part-0.parquet"),
                SPARK,
                CompressionCodecName.SNAPPY,
                ParquetProperties.WriterVersion.PARQUET_1_0,
                0,
                2);
        write(
                parts.resolve("part-1.parquet"),
                SPARK,
                CompressionCodecName.SNAPPY,
                ParquetProperties.WriterVersion.PARQUET_1_0,
                2,
                3);
        Files.writeString(
                parts.resolve("features.json"), "{\"encoder\": \"c3d/1\", \"dim\": 40, \"segment_seconds\": 2}");
        FeatureSource source = FeatureFiles.open(parts);
        check(source);
        assertThat(source.spec().encoder()).isEqualTo("c3d/1");
        assertThat(source.segmentMicros()).isEqualTo(2_000_000);
        Path converted = parts.resolve(".reprise-npy").resolve("c.npy");
        Object key = Files.readAttributes(converted, java.nio.file.attribute.BasicFileAttributes.class)
                .fileKey();
        FeatureFiles.open(parts);
        assertThat(Files.readAttributes(converted, java.nio.file.attribute.BasicFileAttributes.class)
                        .fileKey())
                .isEqualTo(key);
        Files.delete(parts.resolve("part-1.parquet"));
        assertThatThrownBy(() -> FeatureFiles.open(parts).segments("c")).isInstanceOf(BadInputException.class);
    }

    @Test
    void damagedFilesAreOneLineThatNamesThem() throws Exception {
        Path whole = folder.resolve("whole.parquet");
        write(whole, ARROW, CompressionCodecName.SNAPPY, ParquetProperties.WriterVersion.PARQUET_1_0, 0, 3);
        byte[] bytes = Files.readAllBytes(whole);
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            byte[] damaged = i < 10 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
            for (int k = 0; k < 20 && i >= 10; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Path file = folder.resolve("damaged" + i + ".parquet");
            Files.write(file, damaged);
            try {
                FeatureFiles.open(file);
            } catch (BadInputException e) {
                refused++;
                assertThat(e.getMessage()).hasLineCount(1).contains("cannot read features from");
            }
            assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".part"));
        }
        assertThat(refused).isGreaterThan(40);
    }

    @Test
    void wrongContentIsToldWithItsRow() throws Exception {
        refused(ARROW, 0, Float.NaN, "row 5", "NaN");
        refused(new Layout("int32", "float", "list", "element", false), -1, 1, "row 5", "segment", "-1");
        refused(ARROW, 1, 1, "row 5", "twice");
        refused(ARROW, 9, 1, "no segment 5");
        Path file = folder.resolve("other.parquet");
        MessageType schema = MessageTypeParser.parseMessageType("message m { required int32 x; }");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .build()) {
            writer.write(new SimpleGroupFactory(schema).newGroup().append("x", 1));
        }
        assertThatThrownBy(() -> FeatureFiles.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContainingAll("other.parquet", "no column 'youtubeId'", "[x]");
    }

    private void refused(Layout layout, int segment, float value, String... words) throws Exception {
        Path file = folder.resolve("bad" + segment + value + ".parquet");
        try (ParquetWriter<Group> writer =
                writer(file, layout, CompressionCodecName.SNAPPY, ParquetProperties.WriterVersion.PARQUET_1_0)) {
            for (int i = 0; i < 5; i++) {
                writer.write(row(layout, "v", i, 0f));
            }
            writer.write(row(layout, "v", segment == 0 ? 5 : segment, value));
        }
        assertThatThrownBy(() -> FeatureFiles.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContainingAll(words);
    }

    private static void check(FeatureSource source) throws Exception {
        for (int v = 0; v < VIDEOS.length; v++) {
            var rows = source.segments(VIDEOS[v]);
            assertThat(rows.rows()).isEqualTo(30 + v);
            for (int i = 0; i < rows.rows(); i++) {
                for (int d = 0; d < DIM; d++) {
                    assertThat(rows.get(i, d)).isEqualTo(v * 100 + i + d % 3);
                }
            }
        }
    }

    private static void write(
            Path file,
            Layout layout,
            CompressionCodecName codec,
            ParquetProperties.WriterVersion version,
            int from,
            int to)
            throws IOException {
        try (ParquetWriter<Group> writer = writer(file, layout, codec, version)) {
            for (int k = 0; k < 32; k++) {
                for (int v = from; v < to; v++) {
                    int segment = layout.shuffled() ? (k * 7) % 32 : k;
                    if (segment < 30 + v) {
                        writer.write(row(layout, VIDEOS[v], segment, v * 100 + segment));
                    }
                }
            }
        }
    }

    private static ParquetWriter<Group> writer(
            Path file, Layout layout, CompressionCodecName codec, ParquetProperties.WriterVersion version)
            throws IOException {
        return ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(layout.schema())
                .withCompressionCodec(codec)
                .withCodecFactory(codec == CompressionCodecName.GZIP ? new Gzip() : new ParquetCodecs())
                .withWriterVersion(version)
                .withRowGroupSize(4000L) // several row groups
                .build();
    }

    private static Group row(Layout layout, String video, int segment, float value) {
        Group row = new SimpleGroupFactory(layout.schema()).newGroup().append("youtubeId", video);
        if (layout.segment().equals("int32")) {
            row.add("segment", segment);
        } else {
            row.add("segment", (long) segment);
        }
        row.append("start", 2.0 * segment).append("end", 2.0 * segment + 2);
        Group list = row.addGroup("feature");
        for (int d = 0; d < DIM; d++) {
            Group item = list.addGroup(layout.list());
            if (layout.number().equals("float")) {
                item.add(layout.item(), value + d % 3);
            } else {
                item.add(layout.item(), (double) value + d % 3);
            }
        }
        return row;
    }

    /** Writes as the gzip codec of other programs does. */
    private static final class Gzip implements CompressionCodecFactory {
        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
            throw new UnsupportedOperationException("only writes");
        }

        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName name) {
            return new BytesInputCompressor() {
                @Override
                public BytesInput compress(BytesInput bytes) throws IOException {
                    var packed = new java.io.ByteArrayOutputStream();
                    try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
                        gzip.write(bytes.toInputStream().readAllBytes());
                    }
                    return BytesInput.from(packed.toByteArray());
                }

                @Override
                public CompressionCodecName getCodecName() {
                    return name;
                }

                @Override
                public void release() {}
            };
        }

        @Override
        public void release() {}
    }
}
