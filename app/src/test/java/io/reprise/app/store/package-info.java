/** The store on both databases, its ways through time, and what is left when it is killed. */
@NullMarked
package io.reprise.app.store;

import org.jspecify.annotations.NullMarked;
