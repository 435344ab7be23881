/** What a decoder hands to those who look and listen: scaled frames and blocks of sound. */
@NullMarked
package io.reprise.core.frame;

import org.jspecify.annotations.NullMarked;
