package dev.lockstep.jira.port;

/**
 * A configured Jira site.
 *
 * @param id the id of the instance
 */
public record Site(
    String id,
    ChangedIssues changed,
    IssuesById issues,
    Directory directory,
    Workflow workflow,
    Account account,
    IssueIds ids,
    Histories histories,
    Discussions discussions,
    Presence presence,
    Webhooks webhooks,
    Fields fields,
    Writing writing) {

  /** Name of the site's lease, cursor and memory of published versions, and in logs. */
  public String scope() {
    return "jira/" + id;
  }
}
