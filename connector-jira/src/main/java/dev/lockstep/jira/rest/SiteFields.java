package dev.lockstep.jira.rest;

import dev.lockstep.settings.JiraFields;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** The kind of sprint fields. */
  static final String SPRINT = "com.pyxis.greenhopper.jira:gh-sprint";

  /** None. */
  public static final SiteFields NONE = new SiteFields(null, Map.of());

  public SiteFields {
    custom = Collections.unmodifiableMap(new TreeMap<>(custom));
  }

  /**
   * Those of a site, by its settings.
   *
   * @param all asks for its fields, where the settings do not name that of sprints
   */
  static Uni<SiteFields> of(JiraFields configured, Uni<List<FieldJson>> all) {
    return configured.sprint() == null
        ? all.map(fields -> new SiteFields(sprint(fields), configured.custom()))
        : Uni.createFrom().item(new SiteFields(configured.sprint(), configured.custom()));
  }

  /** The id of the sprint field among these, which differs from site to site. */
  private static @Nullable String sprint(List<FieldJson> fields) {
    return fields.stream()
        .filter(field -> field.schema() != null && SPRINT.equals(field.schema().custom()))
        .map(FieldJson::id)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
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
