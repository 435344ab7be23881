@NullMarked
package io.reprise.app.architecture;

import org.jspecify.annotations.NullMarked;
