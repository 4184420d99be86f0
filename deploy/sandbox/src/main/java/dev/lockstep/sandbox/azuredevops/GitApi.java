package dev.lockstep.sandbox.azuredevops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Repositories, branches and pull requests. */
final class GitApi {
  private static final int REFS = 1_000;

  private final AzureDevOpsUpstream upstream;

  GitApi(AzureDevOpsUpstream upstream) {
    this.upstream = upstream;
  }

  void routes() {
    upstream.on("GET", "/_apis/projects", this::projects);
    upstream.on("GET", "/_apis/git/repositories", this::repositories);
    upstream.on("GET", "/{project}/_apis/git/repositories", this::repositories);
    upstream.on("GET", "/{project}/_apis/git/pullrequests", this::projectPullRequests);
    String repository = "/{project}/_apis/git/repositories/{repository}";
    upstream.on("GET", repository + "/pullrequests", this::pullRequests);
    upstream.on("GET", repository + "/pullrequests/{id}", this::pullRequest);
    upstream.on("GET", repository + "/refs", this::refs);
  }

  private Reply projects(Call call) {
    Organization organization = upstream.organization(call);
    return list(
        organization.projects().stream()
            .map(project -> GitJson.project(organization, project))
            .toList());
  }

  private Reply repositories(Call call) {
    Organization organization = upstream.organization(call);
    Stream<TeamProject> projects =
        call.parameters().containsKey("project")
            ? Stream.of(upstream.project(call))
            : organization.projects().stream();
    return list(
        projects
            .flatMap(
                project ->
                    project.repositories().values().stream()
                        .map(one -> GitJson.repository(organization, project, one)))
            .toList());
  }

  private Reply projectPullRequests(Call call) {
    TeamProject project = upstream.project(call);
    return listed(
        call,
        project,
        PullRequestListing.of(
            project.repositories().values().stream().filter(one -> !one.disabled()), call));
  }

  private Reply pullRequests(Call call) {
    return listed(
        call, upstream.project(call), PullRequestListing.of(Stream.of(repository(call)), call));
  }

  private Reply listed(
      Call call, TeamProject project, List<Map.Entry<GitRepository, GitPullRequest>> found) {
    Organization organization = upstream.organization(call);
    return list(
        found.stream()
            .map(
                one ->
                    GitJson.pullRequest(organization, project, one.getKey(), one.getValue(), true))
            .toList());
  }

  private Reply pullRequest(Call call) {
    GitRepository repository = repository(call);
    String id = call.part("id");
    GitPullRequest request =
        id.matches("\\d{1,9}") ? repository.pullRequests().get(Integer.valueOf(id)) : null;
    if (request == null) {
      throw new Refusal(
          Errors.of(
              404,
              "GitPullRequestNotFoundException",
              "TF401180: The requested pull request was not found."));
    }
    Organization organization = upstream.organization(call);
    TeamProject project = upstream.project(call);
    ObjectNode json = GitJson.pullRequest(organization, project, repository, request, false);
    if (call.query("includeWorkItemRefs").filter("true"::equals).isPresent()) {
      ArrayNode refs = json.putArray("workItemRefs");
      String uri = Boards.pullRequestUri(project.id(), repository.id(), request.id);
      organization
          .boards()
          .linkedWith(uri)
          .forEach(item -> refs.addObject().put("id", Integer.toString(item)));
    }
    return Reply.json(json);
  }

  /** The token of the next page stands in a header. */
  private Reply refs(Call call) {
    Organization organization = upstream.organization(call);
    TeamProject project = upstream.project(call);
    GitRepository repository = repository(call);
    String prefix = call.query("filter").orElse("");
    String contains = call.query("filterContains").orElse("");
    String after = call.query("continuationToken").orElse("");
    int top = Math.min(REFS, PullRequestListing.number(call, "$top", 100));
    boolean peels = call.query("peelTags").filter("true"::equals).isPresent();
    List<Map.Entry<String, String>> found =
        repository.refs().entrySet().stream()
            .filter(ref -> ref.getKey().startsWith(prefix))
            .filter(ref -> ref.getKey().contains(contains))
            .filter(ref -> ref.getKey().compareTo(after) > 0)
            .limit(top + 1L)
            .toList();
    List<Map.Entry<String, String>> page = found.subList(0, Math.min(top, found.size()));
    Reply reply =
        list(
            page.stream()
                .map(ref -> GitJson.ref(organization, project, repository, ref, peels))
                .toList());
    return found.size() > top
        ? reply.with("x-ms-continuationtoken", page.get(page.size() - 1).getKey())
        : reply;
  }

  private GitRepository repository(Call call) {
    String name = call.part("repository");
    return upstream
        .project(call)
        .repository(name)
        .filter(one -> !one.disabled())
        .orElseThrow(
            () ->
                new Refusal(
                    Errors.of(
                        404,
                        "GitRepositoryNotFoundException",
                        "TF401019: The Git repository with name or identifier "
                            + name
                            + " does not exist or you do not have permissions for the operation"
                            + " you are attempting.")));
  }

  static Reply list(List<ObjectNode> values) {
    ObjectNode body = Json.object();
    body.putArray("value").addAll(values);
    return Reply.json(body.put("count", values.size()));
  }
}
