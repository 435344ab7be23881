/** The server: the page and the HTTP API, over the store, the queue of jobs and the recommender. No native code is loaded here. */
@NullMarked
package io.reprise.app.server;

import org.jspecify.annotations.NullMarked;
