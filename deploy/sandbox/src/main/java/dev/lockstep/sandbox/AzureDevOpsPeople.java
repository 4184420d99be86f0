package dev.lockstep.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.control.AzureDevOpsRequests;
import dev.lockstep.sandbox.control.AzureDevOpsViews.Build;
import dev.lockstep.sandbox.control.AzureDevOpsViews.ServiceHook;
import dev.lockstep.sandbox.control.AzureDevOpsViews.WorkItem;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.BranchView;
import dev.lockstep.sandbox.control.Views.PullRequestView;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people do in an organisation of Azure DevOps; repositories are {@code project/name}. */
public final class AzureDevOpsPeople {
  private static final TypeReference<PullRequestView> PULL_REQUEST = new TypeReference<>() {};
  private static final TypeReference<WorkItem> WORK_ITEM = new TypeReference<>() {};

  private final Control control;
  private final String path;

  AzureDevOpsPeople(Control control, String organization) {
    this.control = control;
    this.path = "/azure-devops/" + organization;
  }

  private String at(String repository) {
    int slash = repository.indexOf('/');
    return path
        + "/projects/"
        + Control.encode(repository.substring(0, slash))
        + "/repositories/"
        + Control.encode(repository.substring(slash + 1));
  }

  /** Tokens of Entra ID live this long from now on. */
  public void tokensLive(int seconds) {
    control.send("PUT", path, new AzureDevOpsRequests.Settings(seconds));
  }

  /** Makes a repository with a main branch. */
  public void repository(String repository) {
    control.send("PUT", at(repository), new AzureDevOpsRequests.Repository(null, null));
  }

  /** Gives a repository another name. */
  public void rename(String repository, String name) {
    control.send("PUT", at(repository), new AzureDevOpsRequests.Repository(name, null));
  }

  /** Disables a repository, or takes that back. */
  public void disable(String repository, boolean disabled) {
    control.send("PUT", at(repository), new AzureDevOpsRequests.Repository(null, disabled));
  }

  /** Pushes a commit; the branch is made if there is none. */
  public BranchView push(String repository, String branch, String actor) {
    return control.send(
        "POST",
        at(repository) + "/branches",
        new Requests.Push(branch, null, actor),
        new TypeReference<BranchView>() {});
  }

  /** Deletes a branch. */
  public void deleteBranch(String repository, String branch, String actor) {
    control.send(
        "DELETE",
        at(repository)
            + "/branches?name="
            + Control.encode(branch)
            + "&actor="
            + Control.encode(actor),
        null);
  }

  /** Sets a tag at the head of main; one that is there is moved. */
  public void tag(String repository, String tag, boolean annotated) {
    control.send(
        "POST", at(repository) + "/tags", new AzureDevOpsRequests.Tag(tag, null, annotated, null));
  }

  /** Deletes a tag. */
  public void deleteTag(String repository, String tag) {
    control.send("DELETE", at(repository) + "/tags?name=" + Control.encode(tag), null);
  }

  /** Opens a pull request onto main. */
  public PullRequestView open(String repository, String title, String source, String actor) {
    return open(repository, new Requests.NewPullRequest(title, source, null, null, false, actor));
  }

  /** Opens a pull request. */
  public PullRequestView open(String repository, Requests.NewPullRequest request) {
    return control.send("POST", at(repository) + "/pullrequests", request, PULL_REQUEST);
  }

  /** One of ready, draft, complete, abandon and reactivate. */
  public PullRequestView act(String repository, int id, String action, String actor) {
    return act(
        repository, id, action, new AzureDevOpsRequests.Action(null, null, null, false, actor));
  }

  /** Gives a pull request another title. */
  public PullRequestView retitle(String repository, int id, String title, String actor) {
    return act(
        repository, id, "update", new AzureDevOpsRequests.Action(title, null, null, false, actor));
  }

  /** Votes: 10 approved, 5 approved with suggestions, 0, -5 waits for the author, -10 rejected. */
  public PullRequestView vote(String repository, int id, int vote, String actor) {
    return act(
        repository, id, "vote", new AzureDevOpsRequests.Action(null, null, vote, false, actor));
  }

  /** An action with what goes with it. */
  public PullRequestView act(
      String repository, int id, String action, AzureDevOpsRequests.Action with) {
    return control.send(
        "POST", at(repository) + "/pullrequests/" + id + "/" + action, with, PULL_REQUEST);
  }

  /** Runs the pipeline CI on a branch. */
  public Build build(String repository, String branch, String message, String result) {
    return build(
        repository, new AzureDevOpsRequests.Build(null, null, branch, null, message, result, null));
  }

  /** Runs a pipeline. */
  public Build build(String repository, AzureDevOpsRequests.Build build) {
    return control.send("POST", at(repository) + "/builds", build, new TypeReference<Build>() {});
  }

  /** Makes a work item with some text in some fields. */
  public WorkItem item(String project, String type, Map<String, ?> fields, String actor) {
    return control.send(
        "POST",
        path + "/workitems",
        new AzureDevOpsRequests.WorkItem(project, type, nodes(fields), actor),
        WORK_ITEM);
  }

  /** Sets fields of a work item; a null node empties one. */
  public WorkItem update(int id, Map<String, ?> fields, String actor) {
    return control.send(
        "PATCH",
        path + "/workitems/" + id,
        new AzureDevOpsRequests.WorkItem(null, null, nodes(fields), actor),
        WORK_ITEM);
  }

  private static Map<String, JsonNode> nodes(Map<String, ?> fields) {
    return Json.MAPPER.convertValue(fields, new TypeReference<Map<String, JsonNode>>() {});
  }

  /** Deletes a work item. */
  public WorkItem delete(int id) {
    return control.send("POST", path + "/workitems/" + id + "/delete", null, WORK_ITEM);
  }

  /** Takes a deleted work item back. */
  public WorkItem restore(int id) {
    return control.send("POST", path + "/workitems/" + id + "/restore", null, WORK_ITEM);
  }

  /** Hangs a work item below another one. */
  public void parent(int id, int parent) {
    link(id, new AzureDevOpsRequests.Link(parent, null, null, null, null, false));
  }

  /** Links a work item with a pull request or a branch of a repository of its project. */
  public void artifact(
      int id, String repository, @Nullable Integer pullRequest, @Nullable String branch) {
    link(id, new AzureDevOpsRequests.Link(null, null, pullRequest, branch, repository, false));
  }

  /** Any link of a work item. */
  public void link(int id, AzureDevOpsRequests.Link link) {
    control.send("POST", path + "/workitems/" + id + "/links", link, WORK_ITEM);
  }

  /** Makes many work items with many revisions. */
  public void seed(String project, int items, int revisions) {
    control.send("POST", path + "/seed", new AzureDevOpsRequests.Seed(project, items, revisions));
  }

  /** Adds a sprint to a team. */
  public void sprint(String project, String team, AzureDevOpsRequests.Sprint sprint) {
    control.send(
        "PUT",
        path + "/projects/" + Control.encode(project) + "/teams/" + Control.encode(team),
        sprint);
  }

  /** All service hooks. */
  public List<ServiceHook> hooks() {
    return control.get(path + "/hooks", new TypeReference<List<ServiceHook>>() {});
  }

  /** Sets the status of a service hook: enabled, onProbation, disabledByUser, disabledBySystem. */
  public void hookStatus(String id, String status) {
    control.send("PUT", path + "/hooks/" + id, new AzureDevOpsRequests.HookStatus(status));
  }
}
