package dev.lockstep.settings;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of a site's fields.
 *
 * @param sprint id of the sprint field; null: found by its type
 * @param custom further fields to read, by the name they get in events: {@code customer}, {@code
 *     story-points}, {@code team} and whatever else is configured
 * @param onTransition values for fields that screens of transitions demand, by field id
 * @param remoteLinks whether the remote links of changed issues are read, one call for each issue
 */
public record JiraFields(
    @Nullable String sprint,
    Map<String, String> custom,
    Map<String, String> onTransition,
    boolean remoteLinks) {

  /** Nothing configured. */
  public static final JiraFields NONE = new JiraFields(null, Map.of(), Map.of(), false);

  public JiraFields {
    custom = Collections.unmodifiableMap(new TreeMap<>(custom));
    onTransition = Collections.unmodifiableMap(new TreeMap<>(onTransition));
  }
}
