/** Files from elsewhere: fetched over HTTP, resumed, verified. */
@NullMarked
package io.reprise.app.fetch;

import org.jspecify.annotations.NullMarked;
