/** Tables as text, Markdown, CSV and JSON, and pictures as SVG. */
@NullMarked
package io.reprise.learn.report;

import org.jspecify.annotations.NullMarked;
