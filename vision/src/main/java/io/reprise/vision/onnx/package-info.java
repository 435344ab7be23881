/** Any pretrained network as a feature extractor, through ONNX Runtime: manifest, model, store, extraction. */
@NullMarked
package io.reprise.vision.onnx;

import org.jspecify.annotations.NullMarked;
