package io.reprise.media.ffmpeg;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Owner of native memory: what is put in is freed on close, in reverse order, on every path (try-with-resources). One
 * thread uses a scope.
 */
public final class NativeScope implements AutoCloseable {
    private final Deque<Runnable> frees = new ArrayDeque<>();

    /**
     * Takes over something FFmpeg allocated.
     *
     * @param pointer what an allocating function returned; null means there was no memory
     * @param free how it is freed
     * @return the same pointer, never null
     * @throws OutOfMemoryError if it is null
     */
    public <T extends Pointer> T own(@Nullable T pointer, Consumer<T> free) {
        if (pointer == null || pointer.isNull()) {
            throw new OutOfMemoryError("FFmpeg could not allocate native memory");
        }
        frees.push(() -> free.accept(pointer));
        return pointer;
    }

    /** Runs it on close, before what was put in earlier is freed. */
    public void onClose(Runnable free) {
        frees.push(free);
    }

    @Override
    public void close() {
        while (!frees.isEmpty()) {
            frees.pop().run();
        }
    }
}
