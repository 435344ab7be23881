/** The networks while they are trained, on PyTorch through DJL. */
@NullMarked
package io.reprise.learn.network;

import org.jspecify.annotations.NullMarked;
