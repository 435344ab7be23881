@NullMarked
package io.reprise.spark;

import org.jspecify.annotations.NullMarked;
