package io.reprise.engine.process;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A child process that does what it is told, such as things that children must not do. */
public final class BadWorker {
    private BadWorker() {}

    /** Does what each line says. */
    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            misbehave(line);
        }
    }

    private static void misbehave(String how) throws Exception {
        switch (how) {
            case "hang" -> Thread.sleep(1_000_000);
            case "crash" ->
                new ProcessBuilder(
                                "kill",
                                "-SEGV",
                                Long.toString(ProcessHandle.current().pid()))
                        .start()
                        .waitFor();
            case "leave" -> System.exit(9);
            case "eat" -> eat();
            case "heap" -> eatHeap();
            case "chatter" -> chatter();
            case "environment" -> System.out.println(System.getenv());
            case "nice" ->
                System.out.println(new String(
                        java.nio.file.Files.readAllBytes(java.nio.file.Path.of("/proc/self/stat")),
                        StandardCharsets.UTF_8));
            default -> System.out.println("said " + how);
        }
    }

    /** Memory outside the Java heap, as native code takes it. */
    private static void eat() {
        List<ByteBuffer> all = new ArrayList<>();
        while (true) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(8 << 20);
            for (int i = 0; i < buffer.capacity(); i += 4096) {
                buffer.put(i, (byte) 1);
            }
            all.add(buffer);
            System.err.println(all.size());
        }
    }

    private static void eatHeap() {
        List<byte[]> all = new ArrayList<>();
        while (true) {
            all.add(new byte[1 << 20]);
            System.err.println(all.size());
        }
    }

    private static void chatter() {
        String line = "x".repeat(1 << 20);
        for (int i = 0; i < 40; i++) {
            System.err.println(line);
            System.out.print(line);
        }
    }
}
