/**
 * What is kept between runs so that a video is decoded once: features and facts by the content of the file. Everything
 * in it can be made again, so a damaged entry is as good as none.
 */
@NullMarked
package io.reprise.app.cache;

import org.jspecify.annotations.NullMarked;
