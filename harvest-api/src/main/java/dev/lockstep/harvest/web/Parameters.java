package dev.lockstep.harvest.web;

import dev.lockstep.web.Problem;
import dev.lockstep.web.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a request. Nothing is passed over in silence: a misspelt filter would
 * otherwise answer more than was asked for.
 */
final class Parameters {

  private final MultivaluedMap<String, String> sent;

  /**
   * Checks the names.
   *
   * @param known the names allowed, in the order in which they are told
   * @throws ProblemException 400 naming an unknown, repeated or empty parameter
   */
  Parameters(MultivaluedMap<String, String> sent, Set<String> known) {
    this.sent = sent;
    sent.forEach((name, values) -> check(name, values, known));
  }

  private static void check(String name, List<String> values, Set<String> known) {
    if (!known.contains(name)) {
      String allowed = String.join(", ", known);
      throw new ProblemException(
          Problem.of(
                  400,
                  "unknown-parameter",
                  "Unknown parameter",
                  name + ": unknown here, expected one of " + allowed + ".")
              .with("parameter", name)
              .with("allowed", allowed));
    }
    if (values.size() > 1) {
      throw ProblemException.badRequest(name, String.join("', '", values), "one value");
    }
    if (values.get(0).isBlank()) {
      throw ProblemException.badRequest(
          name, values.get(0), "a value, or the parameter left out for no restriction");
    }
    if (values.get(0).indexOf('\0') >= 0) {
      throw ProblemException.badRequest(name, "a NUL character", "text without it");
    }
  }

  boolean has(String name) {
    return sent.containsKey(name);
  }

  @Nullable String text(String name) {
    String value = sent.getFirst(name);
    return value == null ? null : value.strip();
  }

  @Nullable String oneOf(String name, List<String> allowed) {
    String value = text(name);
    if (value != null && !allowed.contains(value)) {
      throw ProblemException.badRequest(name, value, "one of " + String.join(", ", allowed));
    }
    return value;
  }

  @Nullable Integer number(String name, int least, int most) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    if (value.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw ProblemException.badRequest(name, value, "a whole number from " + least + " to " + most);
  }
}
