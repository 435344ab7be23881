package io.reprise.learn.parquet;

import io.reprise.core.error.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Walks through the rows of a Parquet file of features, one row group in memory at a time. */
final class ParquetRows {
    private static final List<String> KEYS = List.of("youtubeId", "segment");
    private static final String FEATURE = "feature";

    private final Path file;

    ParquetRows(Path file) {
        this.file = file;
    }

    /** Hears every row. */
    interface Visitor {
        /**
         * A row.
         *
         * @param feature empty where features are not read
         * @param row from 0, for messages
         */
        void row(String videoId, long segment, float[] feature, long row) throws IOException, BadInputException;
    }

    /**
     * Reads the file from its beginning.
     *
     * @throws BadInputException if it is no such file or is damaged; the message says where
     */
    void each(boolean features, Visitor visitor) throws BadInputException {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException("no-such-file", "no such file: " + file);
        }
        long row = 0;
        try (ParquetFileReader reader = open()) {
            refuseClaims(reader.getRowGroups());
            MessageType whole = reader.getFileMetaData().getSchema();
            MessageType schema = schema(whole, features);
            reader.setRequestedSchema(schema);
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                ColumnReadStore columns = new ColumnReadStoreImpl(
                        pages,
                        new GroupRecordConverter(schema).getRootConverter(),
                        schema,
                        reader.getFileMetaData().getCreatedBy());
                Group group = new Group(schema, columns, features);
                for (long i = 0; i < pages.getRowCount(); i++) {
                    group.visit(visitor, row++);
                }
            }
        } catch (IOException | RuntimeException e) {
            throw bad(row, reason(e), e);
        }
    }

    /** Seconds from the first row's start to its end; empty where the file does not tell. */
    OptionalDouble segmentSeconds() throws BadInputException {
        try (ParquetFileReader reader = open()) {
            MessageType whole = reader.getFileMetaData().getSchema();
            if (!whole.containsField("start") || !whole.containsField("end")) {
                return OptionalDouble.empty();
            }
            MessageType times = new MessageType(whole.getName(), whole.getType("start"), whole.getType("end"));
            reader.setRequestedSchema(times);
            PageReadStore pages = reader.readNextRowGroup();
            if (pages == null) {
                return OptionalDouble.empty();
            }
            ColumnReadStore columns = new ColumnReadStoreImpl(
                    pages,
                    new GroupRecordConverter(times).getRootConverter(),
                    times,
                    reader.getFileMetaData().getCreatedBy());
            ColumnReader start = columns.getColumnReader(times.getColumns().get(0));
            ColumnReader end = columns.getColumnReader(times.getColumns().get(1));
            return OptionalDouble.of(number(end) - number(start));
        } catch (IOException | RuntimeException e) {
            throw bad(0, reason(e), e);
        }
    }

    private ParquetFileReader open() throws IOException {
        return ParquetFileReader.open(
                new LocalInputFile(file),
                new ParquetReadOptions.Builder(new PlainParquetConfiguration())
                        .withCodecFactory(new ParquetCodecs())
                        .build());
    }

    private static double number(ColumnReader reader) {
        return switch (reader.getDescriptor().getPrimitiveType().getPrimitiveTypeName()) {
            case DOUBLE -> reader.getDouble();
            case FLOAT -> reader.getFloat();
            case INT32 -> reader.getInteger();
            case INT64 -> reader.getLong();
            default -> throw new IllegalArgumentException("start and end must be numbers of seconds");
        };
    }

    private void refuseClaims(List<BlockMetaData> groups) throws IOException, BadInputException {
        long length = Files.size(file);
        for (BlockMetaData group : groups) {
            if (group.getRowCount() < 0 || group.getCompressedSize() < 0 || group.getCompressedSize() > length) {
                throw bad(0, "a row group claims " + group.getCompressedSize() + " of its " + length + " bytes", null);
            }
        }
    }

    private MessageType schema(MessageType whole, boolean features) throws BadInputException {
        List<Type> types = new ArrayList<>();
        for (String name : KEYS) {
            types.add(field(whole, name));
        }
        if (features) {
            types.add(field(whole, FEATURE));
        }
        MessageType schema = new MessageType(whole.getName(), types);
        for (ColumnDescriptor column : schema.getColumns()) {
            boolean vector = column.getPath()[0].equals(FEATURE);
            boolean fits = column.getMaxRepetitionLevel() == (vector ? 1 : 0)
                    && switch (column.getPrimitiveType().getPrimitiveTypeName()) {
                        case FLOAT, DOUBLE -> vector;
                        case BINARY -> column.getPath()[0].equals("youtubeId");
                        case INT32, INT64 -> column.getPath()[0].equals("segment");
                        default -> false;
                    };
            if (!fits) {
                throw bad(
                        0,
                        "the column " + column + " is not as needed: youtubeId a text, segment a whole number, "
                                + "feature a list of floats or doubles",
                        null);
            }
        }
        return schema;
    }

    private Type field(MessageType whole, String name) throws BadInputException {
        if (!whole.containsField(name)) {
            List<String> names = whole.getFields().stream().map(Type::getName).toList();
            throw bad(0, "it has no column '" + name + "' but " + names, null);
        }
        return whole.getType(name);
    }

    /** The columns of one row group. */
    private final class Group {
        private final ColumnReader id;
        private final ColumnReader segment;
        private final List<ColumnReader> feature = new ArrayList<>();
        private float[] values = new float[256];

        Group(MessageType schema, ColumnReadStore columns, boolean features) {
            List<ColumnDescriptor> all = schema.getColumns();
            id = columns.getColumnReader(all.get(0));
            segment = columns.getColumnReader(all.get(1));
            if (features) {
                feature.add(columns.getColumnReader(all.get(2)));
            }
        }

        void visit(Visitor visitor, long row) throws IOException, BadInputException {
            needValue(id, row);
            needValue(segment, row);
            String name = new String(id.getBinary().getBytes(), StandardCharsets.UTF_8);
            boolean small =
                    segment.getDescriptor().getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT32;
            long index = small ? segment.getInteger() : segment.getLong();
            id.consume();
            segment.consume();
            visitor.row(name, index, feature.isEmpty() ? new float[0] : vector(feature.get(0), row), row);
        }

        private float[] vector(ColumnReader reader, long row) throws BadInputException {
            boolean floats =
                    reader.getDescriptor().getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.FLOAT;
            int count = 0;
            do {
                needValue(reader, row);
                if (count == values.length) {
                    values = Arrays.copyOf(values, 2 * count);
                }
                values[count] = floats ? reader.getFloat() : (float) reader.getDouble();
                if (!Float.isFinite(values[count])) {
                    throw bad(row, "a feature is " + values[count], null);
                }
                count++;
                reader.consume();
            } while (reader.getCurrentRepetitionLevel() > 0);
            return Arrays.copyOf(values, count);
        }

        private void needValue(ColumnReader reader, long row) throws BadInputException {
            if (reader.getCurrentDefinitionLevel() < reader.getDescriptor().getMaxDefinitionLevel()) {
                throw bad(row, reader.getDescriptor().getPath()[0] + " is empty or null", null);
            }
        }
    }

    private static String reason(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return "it is damaged or not Parquet: "
                + message.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    }

    BadInputException bad(long row, String why, @Nullable Exception cause) {
        String message = "cannot read features from " + file + ", row " + row + ": " + why;
        return cause == null
                ? new BadInputException("bad-features", message)
                : new BadInputException("bad-features", message, cause);
    }
}
