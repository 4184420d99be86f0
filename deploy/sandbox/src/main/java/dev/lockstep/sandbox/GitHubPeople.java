package dev.lockstep.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.GitHubView;
import org.jspecify.annotations.Nullable;

/** What people do with the repositories of an owner on GitHub. */
public final class GitHubPeople {
  private static final TypeReference<GitHubView> VIEW = new TypeReference<>() {};
  private static final String SOMEBODY = "Dana Developer";

  private final Control control;
  private final String path;

  GitHubPeople(Control control, String owner) {
    this.control = control;
    this.path = "/github/" + owner;
  }

  /** The owner is a user; without it, an organisation. */
  public GitHubPeople asUser() {
    control.send("PUT", path, new Requests.GitHubOwner(true));
    return this;
  }

  /** Registers an app, installed with every owner. */
  public void app(String id, String publicKeyPem) {
    control.send("PUT", "/github-apps/" + id, new Requests.GitHubApp(publicKeyPem));
  }

  /** Makes a repository with a main branch. */
  public void repository(String name) {
    control.send("PUT", path + "/repositories/" + name, new Requests.NewRepository(null));
  }

  public GitHubView archive(String repository) {
    return act(repository, "archive", null, null, null, null, SOMEBODY);
  }

  public GitHubView rename(String repository, String to) {
    return act(repository, "rename", null, to, null, null, SOMEBODY);
  }

  /** Gives it to another owner, who is made if there is none. */
  public GitHubView transfer(String repository, String to) {
    return act(repository, "transfer", null, to, null, null, SOMEBODY);
  }

  public GitHubView delete(String repository) {
    return act(repository, "delete", null, null, null, null, SOMEBODY);
  }

  /** Pushes a commit; the branch is made if there is none. The view's name is the commit. */
  public GitHubView push(String repository, String branch, String message, String actor) {
    return act(repository, "push", null, branch, message, null, actor);
  }

  public GitHubView deleteBranch(String repository, String branch, String actor) {
    return act(repository, "delete-branch", null, branch, null, null, actor);
  }

  /** Tags the head of main. */
  public GitHubView tag(String repository, String tag, String actor) {
    return act(repository, "tag", null, tag, null, null, actor);
  }

  public GitHubView deleteTag(String repository, String tag, String actor) {
    return act(repository, "delete-tag", null, tag, null, null, actor);
  }

  public GitHubView open(String repository, String title, String branch, String actor) {
    return act(repository, "open", null, branch, title, null, actor);
  }

  /** Opens a pull request with a text. */
  public GitHubView open(
      String repository, String title, String branch, String body, String actor) {
    return act(repository, "open", null, branch, title, body, actor);
  }

  public GitHubView draft(String repository, String title, String branch, String actor) {
    return act(repository, "draft", null, branch, title, null, actor);
  }

  /** One of ready, to-draft, merge, close and reopen with a pull request. */
  public GitHubView act(String repository, long number, String action, String actor) {
    return act(repository, action, number, null, null, null, actor);
  }

  public GitHubView retitle(String repository, long number, String title, String actor) {
    return act(repository, "retitle", number, null, title, null, actor);
  }

  public GitHubView requestReview(String repository, long number, String reviewer, String actor) {
    return act(repository, "request-review", number, reviewer, null, null, actor);
  }

  /** Gives a review: approved, changes_requested, commented or dismissed. */
  public GitHubView review(String repository, long number, String verdict, String actor) {
    return act(repository, "review", number, null, null, verdict, actor);
  }

  public GitHubView issue(String repository, String title, String body, String actor) {
    return act(repository, "issue", null, title, body, null, actor);
  }

  /**
   * Does something with an issue: issue-retitle, issue-label (names with commas), issue-type,
   * issue-milestone, issue-parent (its number), issue-transfer (to a repository), comment, or
   * edit-comment (the newest) with a text; issue-reopen, issue-delete or delete-comment (the
   * newest) without.
   */
  public GitHubView issue(
      String repository, long number, String action, @Nullable String text, String actor) {
    return act(repository, action, number, null, text, null, actor);
  }

  public GitHubView assign(String repository, long number, String assignee, String actor) {
    return act(repository, "issue-assign", number, assignee, null, null, actor);
  }

  /** Closes an issue as completed, not_planned or duplicate. */
  public GitHubView closeIssue(String repository, long number, String reason, String actor) {
    return act(repository, "issue-close", number, null, null, reason, actor);
  }

  /** A workflow runs on a branch and ends so: success, failure, cancelled ... */
  public GitHubView run(String repository, String branch, String conclusion, String actor) {
    return act(repository, "run", null, branch, null, conclusion, actor);
  }

  public GitHubView release(String repository, String tag, String title, String actor) {
    return act(repository, "release", null, tag, title, null, actor);
  }

  public GitHubView deleteRelease(String repository, long id, String actor) {
    return act(repository, "delete-release", id, null, null, null, actor);
  }

  /** Begins a deployment of main that stands so: queued, in_progress, success, failure ... */
  public GitHubView deploy(String repository, String environment, String state, String actor) {
    return act(repository, "deploy", null, environment, null, state, actor);
  }

  /** A deployment goes on. */
  public GitHubView deployed(String repository, long id, String state, String actor) {
    return act(repository, "deploy", id, null, null, state, actor);
  }

  private GitHubView act(
      String repository,
      String action,
      @Nullable Long number,
      @Nullable String name,
      @Nullable String text,
      @Nullable String state,
      String actor) {
    return control.send(
        "POST",
        path + "/repositories/" + repository + "/" + action,
        new Requests.GitHubAction(number, name, text, state, actor),
        VIEW);
  }
}
