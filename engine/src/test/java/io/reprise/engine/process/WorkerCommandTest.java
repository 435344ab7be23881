package io.reprise.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.time.Micros;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkerCommandTest {
    @Test
    void aProgramOfTheSystemsLoaderHasItsClassPath() {
        assertThat(WorkerCommand.classPath(WorkerCommand.class)).isEqualTo(System.getProperty("java.class.path"));
    }

    @Test
    void jarsOfALoaderOfItsOwnComeFirst() throws Exception {
        URL place = Micros.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader own = new URLClassLoader(new URL[] {place}, null)) {
            Class<?> program = own.loadClass(Micros.class.getName());
            assertThat(WorkerCommand.classPath(program))
                    .isEqualTo(Path.of(place.toURI()) + File.pathSeparator + System.getProperty("java.class.path"));
        }
    }
}
