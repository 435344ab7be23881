/** The server under load: many at once, the slow, the broken, and those who vanish. Loopback only. */
@NullMarked
package io.reprise.app.load;

import org.jspecify.annotations.NullMarked;
