package dev.lockstep.jira.jql;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Builds queries. Every one is bounded: Jira Cloud refuses a query without a restriction. */
public final class Jql {

  /** Older than any issue of Jira: a lower bound that excludes nothing. */
  private static final Instant BEFORE_JIRA = Instant.parse("2000-01-01T00:00:00Z");

  private static final String BY_CREATION = " ORDER BY created ASC, key ASC";

  /** An order at the end of a query, with nothing quoted behind it. */
  private static final Pattern ORDER_BY =
      Pattern.compile("\\border\\s+by\\b[^\"']*$", Pattern.CASE_INSENSITIVE);

  private Jql() {}

  /**
   * What changed since a time, oldest first. Times are epoch milliseconds: those are read in no
   * time zone and cut to no minute.
   *
   * @param projects keys of the projects in scope; none means all that the account sees
   * @param since the earliest {@code updated} of interest
   */
  public static String changed(Collection<String> projects, Instant since) {
    return changed(projects, since, JqlTime.EPOCH_MILLIS);
  }

  /** As {@link #changed}, with times as the site reads them. */
  public static String changed(Collection<String> projects, Instant since, JqlTime form) {
    return among(projects)
        + "updated >= "
        + form.literal(sensible(since))
        + " ORDER BY updated ASC, key ASC";
  }

  private static Instant sensible(Instant since) {
    return since.isBefore(BEFORE_JIRA) ? BEFORE_JIRA : since;
  }

  /** Everything there is, in the order of its creation. */
  public static String all(Collection<String> projects) {
    return among(projects) + "created >= \"2000-01-01\"" + BY_CREATION;
  }

  /** Everything that was created since a time, in the order of its creation. */
  public static String allSince(Collection<String> projects, Instant since, JqlTime form) {
    return among(projects) + created(since, form);
  }

  /** What a query of somebody's own names and was created since a time. */
  public static String inOrderSince(String query, Instant since, JqlTime form) {
    String condition = ORDER_BY.matcher(query).replaceFirst("").strip();
    return (condition.isEmpty() ? "" : "(" + condition + ") AND ") + created(since, form);
  }

  private static String created(Instant since, JqlTime form) {
    return "created >= " + form.literal(sensible(since)) + BY_CREATION;
  }

  /** Issues by their numeric ids. */
  public static String ids(Collection<String> ids) {
    return ids.stream().collect(Collectors.joining(", ", "id in (", ") ORDER BY key ASC"));
  }

  /** What a query of somebody's own names, in the order of its creation. */
  public static String inOrder(String query) {
    return ORDER_BY.matcher(query).replaceFirst("").strip() + BY_CREATION;
  }

  private static String among(Collection<String> projects) {
    return projects.isEmpty() ? "" : inProjects(projects) + " AND ";
  }

  /** What changed last, newest first. */
  public static String newest(Collection<String> projects) {
    return newest(projects, JqlTime.EPOCH_MILLIS);
  }

  /** As {@link #newest(Collection)}, with times as the site reads them. */
  public static String newest(Collection<String> projects, JqlTime form) {
    return among(projects) + "updated >= " + form.literal(BEFORE_JIRA) + " ORDER BY updated DESC";
  }

  /**
   * Everything in these projects, and no order: for webhooks. Empty for no projects, which is
   * everything.
   */
  public static String inProjects(Collection<String> projects) {
    return projects.isEmpty()
        ? ""
        : projects.stream().map(Jql::quoted).collect(Collectors.joining(", ", "project in (", ")"));
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
        + " AND creator = currentUser() AND created >= "
        + JqlTime.ago(age);
  }

  /** A key may be a reserved word such as AND. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
