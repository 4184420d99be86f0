package dev.lockstep.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.BranchView;
import dev.lockstep.sandbox.control.Views.PullRequestView;
import java.util.List;

/** What people do in a Bitbucket workspace. */
public final class BitbucketPeople {
  private static final TypeReference<PullRequestView> PULL_REQUEST = new TypeReference<>() {};

  private final Control control;
  private final String owner;
  private final String path;

  /** The owner is where the control API has it, such as {@code /bitbucket/acme}. */
  BitbucketPeople(Control control, String owner) {
    this.control = control;
    this.owner = owner;
    this.path = owner + "/repositories/";
  }

  /**
   * Whether what happens to pull requests makes their repository newer; of workspaces of Cloud
   * only.
   */
  public void requestsCount(boolean now) {
    control.send("PUT", owner, new Requests.Workspace(now));
  }

  /** Somebody tests the connection of every webhook; of projects of Data Center only. */
  public void ping() {
    control.send("POST", owner + "/ping", null);
  }

  /** Nobody changes a repository any more. */
  public void archive(String repository) {
    control.send("POST", path + repository + "/archive", null);
  }

  /** Sets a tag at the main branch. */
  public void tag(String repository, String tag) {
    control.send("POST", path + repository + "/tags/" + Control.encode(tag), null);
  }

  /** A build of a branch's newest commit; in workspaces of Cloud only. */
  public void build(String repository, String key, String branch, String state) {
    control.send("POST", path + repository + "/builds/" + key, new Requests.Build(branch, state));
  }

  /** Makes a repository with a main branch. */
  public void repository(String slug) {
    control.send("PUT", path + slug, new Requests.NewRepository(null));
  }

  /** Pushes a commit; the branch is made if there is none. */
  public BranchView push(String repository, String branch, String actor) {
    return push(repository, branch, "Work on " + branch, actor);
  }

  /** Pushes a commit; the branch is made if there is none. */
  public BranchView push(String repository, String branch, String message, String actor) {
    return control.send(
        "POST",
        path + repository + "/branches",
        new Requests.Push(branch, message, actor),
        new TypeReference<BranchView>() {});
  }

  /** Deletes a branch. */
  public void deleteBranch(String repository, String branch, String actor) {
    control.send(
        "DELETE",
        path
            + repository
            + "/branches?name="
            + Control.encode(branch)
            + "&actor="
            + Control.encode(actor),
        null);
  }

  /** All branches. */
  public List<BranchView> branches(String repository) {
    return control.get(path + repository + "/branches", new TypeReference<List<BranchView>>() {});
  }

  /** Opens a pull request onto main. */
  public PullRequestView open(String repository, String title, String source, String actor) {
    return open(repository, new Requests.NewPullRequest(title, source, null, null, false, actor));
  }

  /** Opens a draft of a pull request onto main. */
  public PullRequestView draft(String repository, String title, String source, String actor) {
    return open(repository, new Requests.NewPullRequest(title, source, null, null, true, actor));
  }

  /** Opens a pull request. */
  public PullRequestView open(String repository, Requests.NewPullRequest request) {
    return control.send("POST", path + repository + "/pullrequests", request, PULL_REQUEST);
  }

  /** A draft becomes ready for review. */
  public PullRequestView ready(String repository, int id, String actor) {
    return act(repository, id, "ready", actor);
  }

  /** Gives a pull request another title. */
  public PullRequestView retitle(String repository, int id, String title, String actor) {
    return act(
        repository, id, "update", new Requests.PullRequestAction(title, null, null, false, actor));
  }

  /** Merges and leaves the source branch. */
  public PullRequestView merge(String repository, int id, String actor) {
    return act(repository, id, "merge", actor);
  }

  /** Merges and deletes the source branch. */
  public PullRequestView mergeAndDelete(String repository, int id, String actor) {
    return act(
        repository, id, "merge", new Requests.PullRequestAction(null, null, null, true, actor));
  }

  /** Declines. */
  public PullRequestView decline(String repository, int id, String actor) {
    return act(repository, id, "decline", actor);
  }

  /** Asks somebody for a review. */
  public PullRequestView ask(String repository, int id, String reviewer) {
    return act(repository, id, "ask", reviewer);
  }

  /** Somebody approves. */
  public PullRequestView approve(String repository, int id, String reviewer) {
    return act(repository, id, "approve", reviewer);
  }

  /** Somebody asks for changes. */
  public PullRequestView requestChanges(String repository, int id, String reviewer) {
    return act(repository, id, "request-changes", reviewer);
  }

  /** Somebody takes back what they said. */
  public PullRequestView unapprove(String repository, int id, String reviewer) {
    return act(repository, id, "unapprove", reviewer);
  }

  /** Deletes a pull request; in projects of Data Center only. */
  public PullRequestView delete(String repository, int id, String actor) {
    return act(repository, id, "delete", actor);
  }

  /** Opens a closed pull request again, as a new one. */
  public PullRequestView reopen(String repository, int id, String actor) {
    return act(repository, id, "reopen", actor);
  }

  /** All pull requests, oldest first. */
  public List<PullRequestView> pullRequests(String repository) {
    return control.get(
        path + repository + "/pullrequests", new TypeReference<List<PullRequestView>>() {});
  }

  private PullRequestView act(String repository, int id, String action, String actor) {
    return act(
        repository, id, action, new Requests.PullRequestAction(null, null, null, false, actor));
  }

  private PullRequestView act(
      String repository, int id, String action, Requests.PullRequestAction with) {
    return control.send(
        "POST", path + repository + "/pullrequests/" + id + "/" + action, with, PULL_REQUEST);
  }
}
