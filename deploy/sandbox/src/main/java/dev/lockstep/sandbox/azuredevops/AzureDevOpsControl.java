package dev.lockstep.sandbox.azuredevops;

import dev.lockstep.sandbox.control.AzureDevOpsRequests;
import dev.lockstep.sandbox.control.AzureDevOpsViews;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.BranchView;
import dev.lockstep.sandbox.control.Views.PullRequestView;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people do in an organisation. Mistakes are IllegalArgumentExceptions that say what is
 * allowed.
 */
public final class AzureDevOpsControl {
  private final Organization organization;
  private final Sessions sessions;

  AzureDevOpsControl(Organization organization, Sessions sessions) {
    this.organization = organization;
    this.sessions = sessions;
  }

  /** What people do with its work items and teams. */
  public BoardsControl boards() {
    return new BoardsControl(organization);
  }

  /** What pipelines do in a repository. */
  public AzureDevOpsViews.Build build(
      String project, String repository, AzureDevOpsRequests.Build wanted, String actor) {
    TeamProject in = project(project);
    return new PipelinesControl(organization)
        .build(in, repository(in, repository), wanted, Identity.named(actor));
  }

  /** Changes settings. */
  public void set(AzureDevOpsRequests.Settings wanted) {
    if (wanted.tokenSeconds() != null) {
      sessions.live(wanted.tokenSeconds());
    }
  }

  /** Makes a project. */
  public void createProject(String project) {
    organization.createProject(project);
  }

  /** Makes a repository with a main branch, in a project that is made if there is none. */
  public void repository(String project, String name, AzureDevOpsRequests.Repository wanted) {
    GitRepository repository =
        organization.createRepository(organization.createProject(project), name);
    if (wanted.rename() != null) {
      repository.rename(wanted.rename());
    }
    if (wanted.disabled() != null) {
      repository.disable(wanted.disabled());
    }
  }

  /** Pushes; makes the branch if there is none. */
  public BranchView push(String project, String repository, String branch, String actor) {
    TeamProject in = project(project);
    GitRepository there = repository(in, repository);
    boolean fresh = !there.branches().containsKey(branch);
    String hash = organization.push(in, there, branch, Identity.named(actor));
    return new BranchView(project + "/" + repository, branch, hash, fresh);
  }

  /** Deletes a branch. */
  public void deleteBranch(String project, String repository, String branch, String actor) {
    TeamProject in = project(project);
    GitRepository there = repository(in, repository);
    requireBranch(there, branch);
    organization.deleteBranch(in, there, branch, Identity.named(actor));
  }

  /** Sets a tag at the head of a branch; a tag that is there is moved. */
  public void tag(String project, String repository, AzureDevOpsRequests.Tag wanted, String actor) {
    TeamProject in = project(project);
    GitRepository there = repository(in, repository);
    String branch = Objects.requireNonNullElse(wanted.branch(), GitRepository.MAIN);
    requireBranch(there, branch);
    String head = there.branches().get(branch);
    organization.tag(in, there, wanted.name(), head, wanted.annotated(), Identity.named(actor));
  }

  /** Deletes a tag. */
  public void deleteTag(String project, String repository, String tag, String actor) {
    TeamProject in = project(project);
    organization.deleteTag(in, repository(in, repository), tag, Identity.named(actor));
  }

  /** Opens a pull request. */
  public PullRequestView open(
      String project, String repository, Requests.NewPullRequest wanted, String actor) {
    TeamProject in = project(project);
    GitRepository there = repository(in, repository);
    String target = Objects.requireNonNullElse(wanted.destination(), GitRepository.MAIN);
    requireBranch(there, wanted.source());
    requireBranch(there, target);
    return view(
        in,
        there,
        organization.open(
            in,
            there,
            wanted.title(),
            Objects.requireNonNullElse(wanted.description(), ""),
            wanted.draft(),
            wanted.source(),
            target,
            Identity.named(actor)));
  }

  /** One of ready, draft, update, vote, complete, abandon and reactivate. */
  public PullRequestView act(
      String project,
      String repository,
      int id,
      String action,
      AzureDevOpsRequests.Action with,
      String actor) {
    TeamProject in = project(project);
    GitRepository there = repository(in, repository);
    GitPullRequest request = there.pullRequests().get(id);
    if (request == null) {
      throw new IllegalArgumentException("no pull request " + id + " in " + repository);
    }
    boolean back = action.equals("reactivate");
    if (back ? !request.status.equals("abandoned") : !request.active()) {
      throw new IllegalArgumentException(
          "pull request " + id + " is " + request.status + "; cannot " + action + " it");
    }
    Identity who = Identity.named(actor);
    switch (action) {
      case "ready" -> organization.edit(in, there, request, null, null, false, who);
      case "draft" -> organization.edit(in, there, request, null, null, true, who);
      case "update" ->
          organization.edit(in, there, request, with.title(), with.description(), null, who);
      case "vote" ->
          organization.vote(in, there, request, Objects.requireNonNullElse(with.vote(), 10), who);
      case "complete" -> organization.complete(in, there, request, with.conflicts(), who);
      case "abandon" -> organization.abandon(in, there, request, who);
      case "reactivate" -> organization.reactivate(in, there, request, who);
      default ->
          throw new IllegalArgumentException(
              "no action '"
                  + action
                  + "'; there are: ready, draft, update, vote, complete, abandon, reactivate");
    }
    return view(in, there, request);
  }

  /** All service hooks. */
  public List<AzureDevOpsViews.ServiceHook> hooks() {
    return organization.hooks().subscriptions().values().stream()
        .map(
            one ->
                new AzureDevOpsViews.ServiceHook(
                    one.id, one.event(), one.project(), one.url(), one.status))
        .toList();
  }

  /** Sets the status of a service hook, as the system or somebody does. */
  public void hookStatus(String id, String status) {
    Subscription subscription = organization.hooks().subscriptions().get(id);
    List<String> allowed = List.of("enabled", "onProbation", "disabledByUser", "disabledBySystem");
    if (subscription == null || !allowed.contains(status)) {
      throw new IllegalArgumentException(
          "no service hook " + id + ", or no status '" + status + "'; there are: " + allowed);
    }
    subscription.status = status;
  }

  private TeamProject project(String name) {
    return organization
        .project(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no project "
                        + name
                        + "; there are: "
                        + organization.projects().stream()
                            .map(TeamProject::name)
                            .collect(Collectors.joining(", "))));
  }

  private static GitRepository repository(TeamProject project, String name) {
    return project
        .repository(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no repository " + name + " in project " + project.name()));
  }

  private static void requireBranch(GitRepository repository, @Nullable String name) {
    if (name == null || !repository.branches().containsKey(name)) {
      throw new IllegalArgumentException(
          "no branch " + name + " in " + repository.name() + "; push it first");
    }
  }

  private PullRequestView view(
      TeamProject project, GitRepository repository, GitPullRequest request) {
    return new PullRequestView(
        organization.name() + "/" + project.name(),
        repository.name(),
        request.id,
        request.title,
        request.status,
        request.draft,
        request.source,
        request.target,
        request.author.displayName(),
        request.closed == null ? request.created : request.closed);
  }
}
