/** What a decoder hands to its readers: scaled frames and blocks of sound. */
@NullMarked
package io.reprise.core.frame;

import org.jspecify.annotations.NullMarked;
