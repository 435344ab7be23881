import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Rewrites the classes of a jar that are older than Java 6 as classes of Java 8, with stack map frames. Java's class-data
 * sharing keeps no older ones, and verifies them anew at every start. Part of the build, run from its source.
 *
 * <p>Usage: {@code java -cp asm.jar:OLD.jar AddStackFrames.java OLD.jar}
 */
final class AddStackFrames {
    private static final int MAJOR_VERSION_OFFSET = 6;
    private static final int JAVA_6 = 50;

    private AddStackFrames() {}

    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        Path part = jar.resolveSibling(jar.getFileName() + ".part");
        try (JarFile in = new JarFile(jar.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(part))) {
            Enumeration<JarEntry> entries = in.entries();
            while (entries.hasMoreElements()) {
                copy(in, entries.nextElement(), out);
            }
        }
        Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(JarFile in, JarEntry entry, JarOutputStream out) throws IOException {
        JarEntry copy = new JarEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(copy);
        try (InputStream content = in.getInputStream(entry)) {
            byte[] bytes = content.readAllBytes();
            out.write(entry.getName().endsWith(".class") ? renewed(bytes) : bytes);
        }
        out.closeEntry();
    }

    private static byte[] renewed(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        if (reader.readUnsignedShort(MAJOR_VERSION_OFFSET) >= JAVA_6) {
            return bytes;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        ClassVisitor renewing = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(
                    int version, int access, String name, String signature, String superName, String[] interfaces) {
                super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
            }
        };
        reader.accept(renewing, 0);
        return writer.toByteArray();
    }
}
