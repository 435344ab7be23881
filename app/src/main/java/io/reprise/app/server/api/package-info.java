/** The routes of the API, a class for each kind of thing. */
@NullMarked
package io.reprise.app.server.api;

import org.jspecify.annotations.NullMarked;
