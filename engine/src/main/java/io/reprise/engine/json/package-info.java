/** The JSON of a suggestion, the same for the command and the API. */
@NullMarked
package io.reprise.engine.json;

import org.jspecify.annotations.NullMarked;
