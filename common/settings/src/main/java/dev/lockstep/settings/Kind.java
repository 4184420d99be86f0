package dev.lockstep.settings;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What values a setting takes.
 *
 * @param expectation ends the sentence "expected ..."; also the documentation
 * @param parser the value of a text, or null where the text does not fit
 */
record Kind<T>(String expectation, Function<String, @Nullable T> parser) {

  @Nullable T parse(String text) {
    return parser.apply(text.strip());
  }

  Kind<T> expecting(String words) {
    return new Kind<>(words, parser);
  }
}
