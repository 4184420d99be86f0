package dev.lockstep.sandbox.bitbucket;

import dev.lockstep.sandbox.bitbucket.RepositoryEvents.Happened;
import dev.lockstep.sandbox.bitbucket.Review.Verdict;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.BranchView;
import dev.lockstep.sandbox.control.Views.PullRequestView;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people do in a workspace. Mistakes are IllegalArgumentExceptions that say what is allowed.
 */
public final class BitbucketControl {
  private final Workspace workspace;

  /** People of this workspace. */
  public BitbucketControl(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Makes a repository with a main branch. */
  public void createRepository(String slug, @Nullable String name, String actor) {
    if (!slug.matches("[a-z0-9][a-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "a repository slug is of a-z, 0-9, '.', '_' and '-', not '" + slug + "'");
    }
    workspace.createRepository(slug, Objects.requireNonNullElse(name, slug), Account.named(actor));
  }

  /** Nobody changes a repository any more. */
  public void archive(String slug) {
    repository(slug).archive();
  }

  /** Sets a tag at the main branch. */
  public void tag(String slug, String tag, String actor) {
    workspace.tag(repository(slug), tag, Account.named(actor));
  }

  /** Pushes; makes the branch if there is none. */
  public BranchView push(String slug, String branch, @Nullable String message, String actor) {
    Repository repository = repository(slug);
    boolean fresh = !repository.branches().containsKey(branch);
    Branch pushed =
        workspace.push(
            repository,
            branch,
            Objects.requireNonNullElse(message, "Work on " + branch),
            Account.named(actor));
    return new BranchView(repository.fullName(), pushed.name(), pushed.hash(), fresh);
  }

  /** Deletes a branch. */
  public void deleteBranch(String slug, String branch, String actor) {
    Repository repository = repository(slug);
    branch(repository, branch);
    workspace.deleteBranch(repository, branch, Account.named(actor));
  }

  /** All branches. */
  public List<BranchView> branches(String slug) {
    Repository repository = repository(slug);
    return repository.branches().values().stream()
        .map(branch -> new BranchView(slug, branch.name(), branch.hash(), false))
        .toList();
  }

  /** Opens a pull request. */
  public PullRequestView open(String slug, Requests.NewPullRequest wanted, String actor) {
    Repository repository = repository(slug);
    Branch source = branch(repository, wanted.source());
    Branch destination =
        branch(repository, Objects.requireNonNullElse(wanted.destination(), Workspace.MAIN));
    return view(
        repository,
        workspace.open(
            repository,
            wanted.title(),
            Objects.requireNonNullElse(wanted.description(), ""),
            wanted.draft(),
            source,
            destination,
            Account.named(actor)));
  }

  /**
   * One of ready, draft, update, merge, decline, delete and reopen (as a new pull request), and of
   * its reviewer ask, approve, request-changes and unapprove.
   */
  public PullRequestView act(
      String slug, int id, String action, Requests.PullRequestAction with, String actor) {
    Repository repository = repository(slug);
    PullRequest request = repository.pullRequests().get(id);
    if (request == null) {
      throw new IllegalArgumentException("no pull request " + id + " in " + slug);
    }
    boolean reopen = "reopen".equals(action);
    if (request.open() == reopen && !"delete".equals(action)) {
      throw new IllegalArgumentException(
          "pull request " + id + " is " + request.state() + "; cannot " + action + " it");
    }
    Account who = Account.named(actor);
    return view(
        repository,
        switch (action) {
          case "ready" -> workspace.edit(repository, request, null, null, false, who);
          case "draft" -> workspace.edit(repository, request, null, null, true, who);
          case "update" ->
              workspace.edit(repository, request, with.title(), with.description(), null, who);
          case "merge" -> workspace.merge(repository, request, with.deleteSource(), who);
          case "decline" ->
              workspace.decline(
                  repository, request, Objects.requireNonNullElse(with.reason(), ""), who);
          case "reopen" ->
              workspace.open(
                  repository,
                  request.title(),
                  request.description(),
                  request.draft(),
                  branch(repository, request.source().branch()),
                  branch(repository, request.destination().branch()),
                  who);
          case "ask" ->
              workspace.review(repository, request, Verdict.NONE, Happened.REVIEWERS_CHANGED, who);
          case "approve" ->
              workspace.review(repository, request, Verdict.APPROVED, Happened.APPROVED, who);
          case "request-changes" ->
              workspace.review(
                  repository, request, Verdict.CHANGES_REQUESTED, Happened.CHANGES_REQUESTED, who);
          case "unapprove" ->
              workspace.review(repository, request, Verdict.NONE, Happened.APPROVAL_WITHDRAWN, who);
          case "delete" -> workspace.delete(repository, request, who);
          default ->
              throw new IllegalArgumentException(
                  "no action '"
                      + action
                      + "'; there are: ready, draft, update, merge, decline, reopen, delete, ask,"
                      + " approve, request-changes, unapprove");
        });
  }

  /** All pull requests, oldest first. */
  public List<PullRequestView> pullRequests(String slug) {
    Repository repository = repository(slug);
    return repository.pullRequests().values().stream()
        .map(request -> view(repository, request))
        .toList();
  }

  private PullRequestView view(Repository repository, PullRequest request) {
    return new PullRequestView(
        workspace.name(),
        repository.slug(),
        request.id(),
        request.title(),
        request.state().name(),
        request.draft(),
        request.source().branch(),
        request.destination().branch(),
        request.author().displayName(),
        request.updated());
  }

  private Repository repository(String slug) {
    return workspace
        .find(slug)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no repository "
                        + slug
                        + " in "
                        + workspace.name()
                        + "; there are: "
                        + String.join(
                            ", ",
                            workspace.repositories().stream().map(Repository::slug).toList())));
  }

  private static Branch branch(Repository repository, String name) {
    Branch branch = repository.branches().get(name);
    if (branch == null) {
      throw new IllegalArgumentException(
          "no branch " + name + " in " + repository.slug() + "; push it first");
    }
    return branch;
  }
}
