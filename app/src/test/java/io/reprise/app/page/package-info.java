/** The page, used as people use it: in a real browser, against the real server, on film. */
@NullMarked
package io.reprise.app.page;

import org.jspecify.annotations.NullMarked;
