@NullMarked
package io.reprise.app.launch;

import org.jspecify.annotations.NullMarked;
