/** Dense kernels in plain Java. */
@NullMarked
package io.reprise.core.math;

import org.jspecify.annotations.NullMarked;
