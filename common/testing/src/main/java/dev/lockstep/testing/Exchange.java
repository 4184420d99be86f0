package dev.lockstep.testing;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request as it went over the wire, and its answer.
 *
 * @param uri path and query, still encoded
 * @param asked headers of the request, names in lower case
 * @param request body of the request, empty for none
 * @param answered headers of the answer, names in lower case
 * @param answer body of the answer, empty for none
 */
public record Exchange(
    String method,
    URI uri,
    Map<String, String> asked,
    String request,
    int status,
    Map<String, String> answered,
    String answer) {

  /** Copies the headers. */
  public Exchange {
    asked = Map.copyOf(asked);
    answered = Map.copyOf(answered);
  }

  /** Every value of each query parameter, decoded, in order. */
  public Map<String, List<String>> query() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (uri.getRawQuery() == null || uri.getRawQuery().isEmpty()) {
      return values;
    }
    for (String pair : uri.getRawQuery().split("&", -1)) {
      String[] halves = pair.split("=", 2);
      values
          .computeIfAbsent(decoded(halves[0]), name -> new ArrayList<>())
          .add(halves.length == 2 ? decoded(halves[1]) : "");
    }
    return values;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The media type of such a header without its parameters. */
  static String mediaType(Map<String, String> headers) {
    return headers
        .getOrDefault("content-type", "")
        .replaceAll(";.*", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
