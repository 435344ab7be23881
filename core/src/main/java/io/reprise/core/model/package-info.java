/** The model file: tensors with their provenance, in safetensors, distrusted when read. */
@NullMarked
package io.reprise.core.model;

import org.jspecify.annotations.NullMarked;
