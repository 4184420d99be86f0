package dev.lockstep.sandbox.control;

/** What people see in Azure DevOps. */
public final class AzureDevOpsViews {
  private AzureDevOpsViews() {}

  /** A work item. */
  public record WorkItem(
      int id, int rev, String project, String type, String state, long changed) {}

  /** A run of a pipeline. */
  public record Build(int id, String number, String ref, String commit, long finished) {}

  /** A service hook. */
  public record ServiceHook(String id, String event, String project, String url, String status) {}
}
