package dev.lockstep.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Record headers as one text column: for tables that keep a message until it is sent or done. */
public final class HeadersJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private HeadersJson() {}

  /** The headers as JSON. */
  public static String write(Map<String, String> headers) {
    try {
      return JSON.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write headers", e);
    }
  }

  /** What {@link #write} wrote. */
  public static Map<String, String> read(String text) {
    try {
      return JSON.readValue(text, HEADERS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read headers", e);
    }
  }
}
