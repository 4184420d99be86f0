package dev.lockstep.jira.jql;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds queries. Every one is bounded: Jira Cloud refuses a query without a restriction. */
public final class Jql {

  /** Older than any issue of Jira: a lower bound that excludes nothing. */
  private static final Instant BEFORE_JIRA = Instant.parse("2000-01-01T00:00:00Z");

  private Jql() {}

  /**
   * What changed in a span of time, oldest first. Times are epoch milliseconds: those are read in
   * no time zone and cut to no minute.
   *
   * @param projects keys of the projects in scope; none means all that the account sees
   * @param since the earliest {@code updated} of interest
   * @param until the first {@code updated} that is not of interest any more, absent for no end
   */
  public static String changed(
      Collection<String> projects, Instant since, @Nullable Instant until) {
    Instant from = since.isBefore(BEFORE_JIRA) ? BEFORE_JIRA : since;
    StringBuilder jql = new StringBuilder();
    if (!projects.isEmpty()) {
      jql.append(
          projects.stream()
              .map(Jql::quoted)
              .collect(Collectors.joining(", ", "project in (", ") AND ")));
    }
    jql.append("updated >= ").append(from.toEpochMilli());
    if (until != null) {
      jql.append(" AND updated < ").append(until.toEpochMilli());
    }
    return jql.append(" ORDER BY updated ASC, key ASC").toString();
  }

  /** Issues of a project and type in a status. */
  public static String inStatus(String project, String type, String status) {
    return "project = "
        + quoted(project)
        + " AND issuetype = "
        + quoted(type)
        + " AND status = "
        + quoted(status);
  }

  /**
   * What the account made in a project lately. The time is relative: that is read in no time zone.
   *
   * @param age how long ago at most; whole minutes, rounded up
   */
  public static String madeLately(String project, Duration age) {
    return "project = "
        + quoted(project)
        + " AND creator = currentUser() AND created >= \"-"
        + (age.toMinutes() + 1)
        + "m\"";
  }

  /** A key may be a reserved word such as AND. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
