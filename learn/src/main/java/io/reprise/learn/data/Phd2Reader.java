package io.reprise.learn.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.reprise.core.error.BadInputException;
import io.reprise.core.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Reads annotations in the format of PHD2: a CSV with the columns youtubeId, start, duration, user_id, video_duration
 * and is_last, one GIF a row, times in seconds, -1 where a video's length is not known.
 *
 * <p>A bad file is refused with one line that names the row, the header being row 1. Columns may be in any order, and
 * others may stand between them.
 */
public final class Phd2Reader {
    /** The columns. */
    public static final List<String> COLUMNS = Phd2Row.COLUMNS;

    private Phd2Reader() {}

    /**
     * The user whose rows these are: all of that user, in the order of the file.
     *
     * @param rows text by column, at least one row
     * @throws IllegalArgumentException if a row is bad; it names the column
     */
    public static DatasetUser user(List<Map<String, String>> rows, Duplicates duplicates) {
        DatasetBuilder builder = new DatasetBuilder();
        for (Map<String, String> row : rows) {
            add(builder, Phd2Row.of(row), duplicates);
        }
        return builder.build("").users().get(0);
    }

    private static void add(DatasetBuilder builder, Phd2Row row, Duplicates duplicates) {
        if (!builder.add(row) && duplicates == Duplicates.REFUSE) {
            throw new IllegalArgumentException("the same GIF of the same user as in an earlier row");
        }
    }

    /** Reads a test set: a row that comes twice is refused. */
    public static Dataset read(Path file) throws BadInputException {
        return read(file, Duplicates.REFUSE);
    }

    /**
     * Reads a file of annotations.
     *
     * @throws BadInputException if there is no such file, or it is not what this reads; row and column are named
     */
    public static Dataset read(Path file, Duplicates duplicates) throws BadInputException {
        if (Files.isDirectory(file)) {
            throw new BadInputException("not-a-file", file + " is a folder; give the CSV with the annotations");
        }
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(in, Sha256.digest())) {
            DatasetBuilder builder = new DatasetBuilder();
            readRows(file, digested, builder, duplicates);
            digested.transferTo(OutputStream.nullOutputStream());
            return builder.build(Sha256.hex(digested.getMessageDigest()));
        } catch (NoSuchFileException e) {
            throw new BadInputException("no-such-file", "there is no file " + file + " to read annotations from", e);
        } catch (IOException | UncheckedIOException e) {
            throw new BadInputException("unreadable", file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void readRows(Path file, InputStream in, DatasetBuilder builder, Duplicates duplicates)
            throws BadInputException {
        InputStreamReader text = new InputStreamReader(in, StandardCharsets.UTF_8);
        long row = 1;
        try {
            Iterator<CsvRecord> records = CsvReader.builder()
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .skipEmptyLines(true)
                    .ofCsvRecord(text)
                    .iterator();
            List<String> header = header(file, records);
            if (!records.hasNext()) {
                throw new BadInputException("no-rows", file + " has no annotations after its header");
            }
            while (records.hasNext()) {
                CsvRecord record = records.next();
                row = record.getStartingLineNumber();
                add(builder, Phd2Row.of(fields(header, record)), duplicates);
            }
        } catch (IllegalArgumentException e) {
            throw new BadInputException("bad-row", file + ", row " + row + ": " + e.getMessage(), e);
        } catch (CsvParseException e) {
            throw new BadInputException(
                    "not-csv", file + ", after row " + row + ": this is no CSV: " + e.getMessage(), e);
        }
    }

    private static List<String> header(Path file, Iterator<CsvRecord> records) throws BadInputException {
        List<String> header = records.hasNext()
                ? records.next().getFields().stream()
                        .map(name -> name.replace("\uFEFF", "").strip())
                        .toList()
                : List.of();
        List<String> missing = Phd2Row.COLUMNS.stream()
                .filter(column -> !header.contains(column))
                .toList();
        if (!missing.isEmpty()) {
            throw new BadInputException(
                    "missing-columns",
                    file + ", row 1: the header lacks " + String.join(", ", missing) + "; the columns are "
                            + String.join(",", Phd2Row.COLUMNS));
        }
        return header;
    }

    private static Map<String, String> fields(List<String> header, CsvRecord record) {
        if (record.getFieldCount() != header.size()) {
            throw new IllegalArgumentException(
                    record.getFieldCount() + " fields where the header has " + header.size());
        }
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            fields.put(header.get(i), record.getField(i));
        }
        return fields;
    }
}
