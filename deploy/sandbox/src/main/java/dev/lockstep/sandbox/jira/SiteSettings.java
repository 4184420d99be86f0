package dev.lockstep.sandbox.jira;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;

/**
 * What can be set about a site.
 *
 * @param timeZone of every profile; dates in JQL are read in it
 * @param indexLagMillis how long after a change search sees it
 * @param credentials e-mail to token; empty accepts any pair
 */
public record SiteSettings(String timeZone, long indexLagMillis, Map<String, String> credentials) {
  static final SiteSettings DEFAULT = new SiteSettings("UTC", 0, Map.of());

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
  }
}
