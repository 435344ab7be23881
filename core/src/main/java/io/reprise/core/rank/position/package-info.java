/** Where in a video people clip, and where this person does: ranking without a look at the pictures. */
@NullMarked
package io.reprise.core.rank.position;

import org.jspecify.annotations.NullMarked;
