package dev.lockstep.jira.rest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers {@code RateLimit: "name";r=left;t=seconds} and {@code RateLimit-Policy:
 * "name";q=most;w=window}, both lists. Jira leaves {@code r} out while much is left.
 */
final class StructuredLimits {

  private static final Pattern ITEM = Pattern.compile("\"([^\"]*)\"([^,]*)");
  private static final Pattern PARAMETER = Pattern.compile(";\\s*([a-z]+)=(\\d{1,9})");

  private StructuredLimits() {}

  /** The longest time for which one of the limits is near. */
  static Optional<Duration> near(
      @Nullable String limits, @Nullable String policies, double little, Duration unsaid) {
    Map<String, Map<String, Long>> most = items(policies);
    Duration longest = null;
    for (Map.Entry<String, Map<String, Long>> limit : items(limits).entrySet()) {
      Long left = limit.getValue().get("r");
      Long quota = most.getOrDefault(limit.getKey(), Map.of()).get("q");
      if (left != null && (quota == null || left < quota * little)) {
        Long seconds = limit.getValue().get("t");
        Duration time = seconds == null ? unsaid : Duration.ofSeconds(seconds);
        longest = longest == null || time.compareTo(longest) > 0 ? time : longest;
      }
    }
    return Optional.ofNullable(longest);
  }

  private static Map<String, Map<String, Long>> items(@Nullable String header) {
    Map<String, Map<String, Long>> items = new HashMap<>();
    Matcher item = ITEM.matcher(header == null ? "" : header);
    while (item.find()) {
      Map<String, Long> parameters = new HashMap<>();
      Matcher parameter = PARAMETER.matcher(item.group(2));
      while (parameter.find()) {
        parameters.put(parameter.group(1), Long.valueOf(parameter.group(2)));
      }
      items.put(item.group(1), parameters);
    }
    return items;
  }
}
