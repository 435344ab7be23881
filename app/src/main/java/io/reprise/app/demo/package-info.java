/** The main job on a film drawn in code, with two viewers who get different GIFs. */
@NullMarked
package io.reprise.app.demo;

import org.jspecify.annotations.NullMarked;
