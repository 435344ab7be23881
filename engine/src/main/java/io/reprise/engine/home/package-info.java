/** The program's home folder: where what lasts and what can be made again is kept. */
@NullMarked
package io.reprise.engine.home;

import org.jspecify.annotations.NullMarked;
