/** What a benchmark of labelled clips needs from decoding: their analyses, histories made of them, joined videos. */
@NullMarked
package io.reprise.app.benchmark.clips;

import org.jspecify.annotations.NullMarked;
