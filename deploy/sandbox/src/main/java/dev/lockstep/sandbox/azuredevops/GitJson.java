package dev.lockstep.sandbox.azuredevops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.time.Instant;
import java.util.Map;

/** Repositories, branches and pull requests as the REST API shows them. */
final class GitJson {
  private static final int LIST_TEXT = 400;
  private static final String API = "https://dev.azure.com/";

  private GitJson() {}

  static ObjectNode project(Organization organization, TeamProject project) {
    return Json.object()
        .put("id", project.id())
        .put("name", project.name())
        .put("url", API + organization.name() + "/_apis/projects/" + project.id())
        .put("state", "wellFormed")
        .put("revision", 11)
        .put("visibility", "private")
        .put("lastUpdateTime", "2026-01-05T10:00:00Z");
  }

  static ObjectNode repository(
      Organization organization, TeamProject project, GitRepository repository) {
    ObjectNode json = brief(organization, project, repository);
    if (!repository.branches().isEmpty()) {
      json.put("defaultBranch", "refs/heads/" + GitRepository.MAIN);
    }
    String web = API + organization.name() + "/" + project.name() + "/_git/" + repository.name();
    return json.put("size", repository.size())
        .put("remoteUrl", web)
        .put("webUrl", web)
        .put("isDisabled", repository.disabled())
        .put("isInMaintenance", false);
  }

  /** As it stands in a pull request. */
  static ObjectNode brief(
      Organization organization, TeamProject project, GitRepository repository) {
    ObjectNode json =
        Json.object()
            .put("id", repository.id())
            .put("name", repository.name())
            .put("url", url(organization, project, repository));
    json.set("project", project(organization, project));
    return json;
  }

  static String url(Organization organization, TeamProject project, GitRepository repository) {
    return API
        + organization.name()
        + "/"
        + project.id()
        + "/_apis/git/repositories/"
        + repository.id();
  }

  static ObjectNode ref(
      Organization organization,
      TeamProject project,
      GitRepository repository,
      Map.Entry<String, String> ref,
      boolean peels) {
    ObjectNode json =
        Json.object().put("name", "refs/" + ref.getKey()).put("objectId", ref.getValue());
    if (peels && ref.getKey().startsWith("tags/")) {
      GitRepository.Tag tag = repository.tags().get(ref.getKey().substring("tags/".length()));
      if (tag != null && tag.annotated()) {
        json.put("peeledObjectId", tag.commit());
      }
    }
    json.set("creator", Identity.named("Dana Developer").json());
    return json.put("url", url(organization, project, repository) + "/refs?filter=" + ref.getKey());
  }

  /**
   * A pull request.
   *
   * @param inList whether its text is cut, as in lists
   */
  static ObjectNode pullRequest(
      Organization organization,
      TeamProject project,
      GitRepository repository,
      GitPullRequest request,
      boolean inList) {
    ObjectNode json = Json.object();
    json.set("repository", brief(organization, project, repository));
    json.put("pullRequestId", request.id)
        .put("codeReviewId", request.id)
        .put("status", request.status);
    json.set("createdBy", request.author.json());
    json.put("creationDate", time(request.created));
    if (request.closed != null) {
      json.put("closedDate", time(request.closed));
    }
    json.put("title", request.title);
    String text = request.description;
    if (!text.isEmpty()) {
      json.put(
          "description", inList && text.length() > LIST_TEXT ? text.substring(0, LIST_TEXT) : text);
    }
    json.put("sourceRefName", "refs/heads/" + request.source)
        .put("targetRefName", "refs/heads/" + request.target)
        .put("mergeStatus", request.mergeStatus)
        .put("isDraft", request.draft)
        .put("mergeId", repository.id());
    json.putObject("lastMergeSourceCommit").put("commitId", request.sourceHash);
    if (request.mergeHash != null) {
      json.putObject("lastMergeCommit").put("commitId", request.mergeHash);
    }
    ArrayNode reviewers = json.putArray("reviewers");
    request.votes.forEach(
        (who, vote) ->
            reviewers.add(
                who.json().put("vote", vote).put("hasDeclined", false).put("isFlagged", false)));
    return json.put("url", url(organization, project, repository) + "/pullRequests/" + request.id)
        .put("supportsIterations", true);
  }

  /** Seven digits, as the real one. */
  static String time(long millis) {
    String text = Instant.ofEpochMilli(millis).toString();
    return text.contains(".") ? text.replace("Z", "0000Z") : text.replace("Z", ".0000000Z");
  }
}
