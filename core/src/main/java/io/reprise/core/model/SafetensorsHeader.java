package io.reprise.core.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The header of a safetensors file, held against the file's length; what is wrong is an IllegalArgumentException. */
record SafetensorsHeader(Map<String, String> metadata, List<Entry> entries, long dataOffset) {
    private static final int LONGEST = 4 << 20;

    /** Where a tensor lies in the data, in bytes [begin, end). */
    record Entry(String name, int[] shape, long begin, long end) {
        long length() {
            return end - begin;
        }
    }

    static Map<String, Object> describe(Tensor tensor, long begin, long end) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("dtype", "F32");
        entry.put("shape", IntStream.of(tensor.shape()).boxed().toList());
        entry.put("data_offsets", List.of(begin, end));
        return entry;
    }

    /** Reads the header of the file whose bytes these are. */
    static SafetensorsHeader read(ByteBuffer file) {
        long size = file.limit();
        if (size < 8) {
            throw new IllegalArgumentException("it is cut off in its first 8 bytes");
        }
        long length = bytes(file, 0, 8).getLong();
        if (length < 2 || length > LONGEST || length > size - 8) {
            throw new IllegalArgumentException(
                    "its header claims " + Long.toUnsignedString(length) + " bytes, the file has " + size);
        }
        Map<String, Object> json = JsonReader.object(utf8(bytes(file, 8, (int) length)));
        Map<String, String> metadata = metadata(json.remove("__metadata__"));
        List<Entry> entries = new ArrayList<>();
        json.forEach((name, value) -> entries.add(entry(name, JsonReader.asObject(value))));
        checkCover(entries, size - 8 - length);
        return new SafetensorsHeader(metadata, entries, 8 + length);
    }

    private static String utf8(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("its header is not UTF-8", e);
        }
    }

    private static Map<String, String> metadata(@Nullable Object json) {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (json != null) {
            JsonReader.asObject(json).forEach((name, value) -> metadata.put(name, value.toString()));
        }
        return metadata;
    }

    private static Entry entry(String name, Map<String, Object> json) {
        if (!"F32".equals(json.get("dtype"))) {
            throw new IllegalArgumentException("tensor '" + name + "' holds " + json.get("dtype") + ", not F32");
        }
        long[] shape = wholeNumbers(name, json.get("shape"));
        long[] offsets = wholeNumbers(name, json.get("data_offsets"));
        long count = 1;
        for (long length : shape) {
            count = length == 0 || count <= Integer.MAX_VALUE / length ? count * length : Long.MAX_VALUE / 8;
        }
        if (shape.length > 8 || offsets.length != 2 || offsets[1] - offsets[0] != count * Float.BYTES) {
            throw new IllegalArgumentException("tensor '" + name + "' does not fill the bytes it claims");
        }
        return new Entry(name, Arrays.stream(shape).mapToInt(Math::toIntExact).toArray(), offsets[0], offsets[1]);
    }

    private static long[] wholeNumbers(String name, @Nullable Object value) {
        if (!(value instanceof List<?> list)
                || !list.stream().allMatch(n -> n instanceof Long whole && whole >= 0 && whole <= 1L << 40)) {
            throw new IllegalArgumentException("tensor '" + name + "' has a damaged shape or place: " + value);
        }
        return list.stream().mapToLong(n -> (Long) n).toArray();
    }

    /** The tensors must fill the data without gaps or overlaps, as the format asks. */
    private static void checkCover(List<Entry> entries, long dataBytes) {
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        long next = 0;
        for (Entry entry : entries) {
            if (entry.begin() != next) {
                throw new IllegalArgumentException("tensor '" + entry.name() + "' does not start where the last ends");
            }
            next = entry.end();
        }
        if (next != dataBytes) {
            throw new IllegalArgumentException(
                    "its tensors need " + next + " bytes and there are " + dataBytes + "; it is cut off or damaged");
        }
    }

    private static ByteBuffer bytes(ByteBuffer file, int offset, int length) {
        return file.slice(offset, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
