/** Suggestions: an analysed video ranked for a person, moments chosen and explained. */
@NullMarked
package io.reprise.engine.suggest;

import org.jspecify.annotations.NullMarked;
