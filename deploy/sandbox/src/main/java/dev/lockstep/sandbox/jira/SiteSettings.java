package dev.lockstep.sandbox.jira;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/**
 * What can be set about a site.
 *
 * @param timeZone of every profile; dates in JQL are read in it
 * @param indexLagMillis how long after a change search sees it
 * @param credentials e-mail to token; empty accepts any pair
 * @param scopedTokens e-mail to token with scopes: good at Atlassian's gateway only; empty accepts
 *     any pair there
 * @param jqlEpochMillis whether JQL understands bare numbers as milliseconds
 * @param notEditable ids of fields that are on no screen
 * @param notCreatable names of issue types that projects do not have
 */
public record SiteSettings(
    String timeZone,
    long indexLagMillis,
    Map<String, String> credentials,
    Map<String, String> scopedTokens,
    boolean jqlEpochMillis,
    Set<String> notEditable,
    Set<String> notCreatable) {
  static final SiteSettings DEFAULT =
      new SiteSettings("UTC", 0, Map.of(), Map.of(), true, Set.of(), Set.of());

  /** Checks the values. */
  public SiteSettings {
    try {
      ZoneId.of(timeZone);
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException("timeZone is no IANA zone: " + timeZone, unknown);
    }
    if (indexLagMillis < 0) {
      throw new IllegalArgumentException("indexLagMillis must not be negative");
    }
    credentials = Map.copyOf(credentials);
    scopedTokens = Map.copyOf(scopedTokens);
    notEditable = Set.copyOf(notEditable);
    notCreatable = Set.copyOf(notCreatable);
    for (String field : notEditable) {
      if (Fields.find(field).isEmpty()) {
        throw new IllegalArgumentException(
            "notEditable: no field '"
                + field
                + "'; there are: "
                + String.join(", ", Fields.ALL.stream().map(Field::id).toList()));
      }
    }
  }
}
