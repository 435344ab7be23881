/** Public networks that can be fetched by name. */
@NullMarked
package io.reprise.vision.catalogue;

import org.jspecify.annotations.NullMarked;
