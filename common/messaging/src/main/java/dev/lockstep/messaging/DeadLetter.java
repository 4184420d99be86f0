package dev.lockstep.messaging;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A record that a consumer could not read.
 *
 * @param place where it lies among the dead letters
 * @param key its record key
 * @param at when it was put there
 * @param headers as they came, with {@link #PROBLEM}, {@link #FROM} and {@link #CONSUMER}
 * @param bytes size of the value
 * @param value absent in lists
 */
public record DeadLetter(
    Place place,
    @Nullable String key,
    Instant at,
    Map<String, String> headers,
    int bytes,
    byte @Nullable [] value) {

  /** Header: why it could not be read. */
  public static final String PROBLEM = "lockstep_problem";

  /** Header: topic, partition and offset it came from. */
  public static final String FROM = "lockstep_from";

  /** Header: who could not read it. */
  public static final String CONSUMER = "lockstep_consumer";

  static final String SUFFIX = ".dlq";

  /** Where a record lies; written {@code topic-partition@offset}. */
  public record Place(String topic, int partition, long offset) {

    private static final Pattern WRITTEN = Pattern.compile("(.+)-(\\d{1,5})@(\\d{1,18})");

    /** Reads what {@link #toString()} wrote. */
    public static Optional<Place> parse(String text) {
      Matcher parts = WRITTEN.matcher(text);
      return parts.matches()
          ? Optional.of(
              new Place(
                  parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3))))
          : Optional.empty();
    }

    /** The topic whose record it was. */
    String sourceTopic() {
      return topic.substring(0, topic.length() - SUFFIX.length());
    }

    @Override
    public String toString() {
      return topic + "-" + partition + "@" + offset;
    }
  }
}
