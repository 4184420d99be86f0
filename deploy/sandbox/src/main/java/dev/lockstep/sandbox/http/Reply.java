package dev.lockstep.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer: status, headers and body. */
public record Reply(int status, Map<String, String> headers, byte[] body) {
  private static final Map<String, String> JSON_TYPE =
      Map.of("Content-Type", "application/json;charset=UTF-8");

  /** A JSON answer. */
  public static Reply json(int status, JsonNode body) {
    return new Reply(status, JSON_TYPE, Json.bytes(body));
  }

  /** A JSON answer with 200. */
  public static Reply json(JsonNode body) {
    return json(200, body);
  }

  /** A JSON answer with 200 that was written already. */
  public static Reply json(byte[] body) {
    return new Reply(200, JSON_TYPE, body);
  }

  /** An answer without a body. */
  public static Reply empty(int status) {
    return new Reply(status, Map.of(), new byte[0]);
  }

  /** A text of the given content type. */
  public static Reply text(int status, String contentType, String text) {
    return new Reply(
        status, Map.of("Content-Type", contentType), text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same answer with one more header. */
  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, Collections.unmodifiableMap(more), body);
  }
}
