/** HTTP as the API speaks it: errors of one shape, parameters that are checked all at once, files with ranges, headers. */
@NullMarked
package io.reprise.app.server.http;

import org.jspecify.annotations.NullMarked;
