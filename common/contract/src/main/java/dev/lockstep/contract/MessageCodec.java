package dev.lockstep.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Envelope to CloudEvents in Kafka's binary mode and back: context attributes as headers {@code
 * ce_*}, the message as JSON value, its order key as record key.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
public final class MessageCodec {

  /** Largest value in bytes; the broker's default limit is 1 MiB for the whole record. */
  public static final int MAX_BYTES = 900 * 1024;

  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private MessageCodec() {}

  /** The message is larger than {@link #MAX_BYTES}. */
  public static final class TooLargeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
      super(message);
    }
  }

  /**
   * A message ready for Kafka.
   *
   * @param topic where it goes
   * @param key the record key
   * @param headers names and values of the record's headers
   * @param value the JSON
   */
  public record Encoded(String topic, String key, Map<String, String> headers, byte[] value) {}

  /**
   * The bytes cannot be read as a message of the catalogue. The record belongs to the dead letters.
   */
  public static final class UndecodableException extends Exception {
    private static final long serialVersionUID = 1L;

    UndecodableException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Encodes an envelope.
   *
   * @throws TooLargeException when the message is larger than {@link #MAX_BYTES}
   */
  public static Encoded encode(Envelope<?> envelope) {
    Catalogue.Entry entry = Catalogue.entryOf(envelope.data());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", envelope.id());
    headers.put("ce_type", entry.type());
    headers.put("ce_source", envelope.source());
    headers.put("ce_subject", envelope.data().orderKey());
    headers.put("ce_time", envelope.time().toString());
    headers.put("ce_origin", envelope.origin().name().toLowerCase(Locale.ROOT));
    if (envelope.causationId() != null) {
      headers.put("ce_causationid", envelope.causationId());
    }
    if (envelope.traceparent() != null) {
      headers.put("ce_traceparent", envelope.traceparent());
    }
    if (envelope.correlationId() != null) {
      headers.put("ce_correlationid", envelope.correlationId());
    }
    if (envelope.began() != null) {
      headers.put("ce_began", envelope.began().toString());
    }
    if (envelope.runId() != null) {
      headers.put("ce_runid", envelope.runId());
    }
    headers.put("content-type", "application/json");
    byte[] value;
    try {
      value = JSON.writeValueAsBytes(envelope.data());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot encode " + entry.type(), e);
    }
    if (value.length > MAX_BYTES) {
      throw new TooLargeException(
          entry.type()
              + " of "
              + envelope.data().orderKey()
              + " has "
              + value.length
              + " bytes, allowed are "
              + MAX_BYTES);
    }
    return new Encoded(entry.topic(envelope.origin()), envelope.data().orderKey(), headers, value);
  }

  /**
   * Decodes a record.
   *
   * @param headers the record's headers
   * @param value the record's value
   * @throws UndecodableException naming what is missing or wrong
   */
  public static Envelope<?> decode(Map<String, String> headers, byte[] value)
      throws UndecodableException {
    String type = header(headers, "ce_type");
    Catalogue.Entry entry =
        Catalogue.entryOf(type)
            .orElseThrow(() -> new UndecodableException("unknown type " + type, null));
    try {
      String origin = headers.getOrDefault("ce_origin", "live").toUpperCase(Locale.ROOT);
      String began = headers.get("ce_began");
      return new Envelope<Message>(
          header(headers, "ce_id"),
          header(headers, "ce_source"),
          Instant.parse(header(headers, "ce_time")),
          Origin.valueOf(origin),
          headers.get("ce_causationid"),
          headers.get("ce_traceparent"),
          headers.get("ce_correlationid"),
          began == null ? null : Instant.parse(began),
          headers.get("ce_runid"),
          JSON.readValue(value, entry.data()));
    } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
      throw new UndecodableException("not a " + type + ": " + e.getClass().getSimpleName(), e);
    }
  }

  private static String header(Map<String, String> headers, String name)
      throws UndecodableException {
    String value = headers.get(name);
    if (value == null) {
      throw new UndecodableException("header " + name + " is missing", null);
    }
    return value;
  }
}
