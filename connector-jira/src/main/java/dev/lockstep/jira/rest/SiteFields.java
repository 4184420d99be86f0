package dev.lockstep.jira.rest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one site that other sites do not have.
 *
 * @param sprint id of the sprint field; absent where the site has none
 * @param custom ids of further fields, by the name they get in events
 */
public record SiteFields(@Nullable String sprint, Map<String, String> custom) {

  /** None. */
  public static final SiteFields NONE = new SiteFields(null, Map.of());

  public SiteFields {
    custom = Collections.unmodifiableMap(new TreeMap<>(custom));
  }

  /** All that are asked for, with those that every site has. */
  public List<String> asked() {
    Set<String> asked = new LinkedHashSet<>(IssueJson.FIELDS);
    if (sprint != null) {
      asked.add(sprint);
    }
    asked.addAll(custom.values());
    return new ArrayList<>(asked);
  }
}
