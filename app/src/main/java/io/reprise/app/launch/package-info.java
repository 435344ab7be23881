/** {@code java -jar reprise.jar}: starts the program in a Java machine with the options it needs, on every system. */
@NullMarked
package io.reprise.app.launch;

import org.jspecify.annotations.NullMarked;
