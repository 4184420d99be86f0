package dev.lockstep.jira.rest;

import dev.lockstep.jira.port.Writing;
import java.time.Clock;
import java.time.Duration;

/** Makes what writes to a site: the same calls for all variants of Jira. */
public final class Writings {

  /** A file may be large and a line slow. */
  public static final Duration FILES = Duration.ofMinutes(10);

  private Writings() {}

  /**
   * Writes to a site.
   *
   * @param client any calls of the site
   */
  public static Writing of(JiraClient<?> client, Variant variant, Clock clock) {
    JiraClient<WriteApi> calls = client.below(variant.path(), WriteApi.class);
    return new Writing(
        new RestEditing(calls, variant),
        new RestNewIssues(calls, variant, clock),
        new RestComments(calls, variant.texts()),
        new RestLinks(calls),
        new RestFiles(calls, calls.patient(FilesApi.class, FILES), variant, clock));
  }
}
