package dev.lockstep.sandbox.azuredevops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds as the REST API and service hooks show them. */
final class Builds {
  static final List<String> RESULTS =
      List.of("succeeded", "partiallySucceeded", "failed", "canceled");

  private Builds() {}

  static ObjectNode json(Organization organization, TeamProject project, Build build) {
    ObjectNode json =
        Json.object()
            .put("id", build.id())
            .put("buildNumber", build.number())
            .put("status", build.result() == null ? "inProgress" : "completed");
    if (build.result() != null) {
      json.put("result", build.result()).put("finishTime", GitJson.time(build.finished()));
    }
    json.put("queueTime", GitJson.time(build.queued()))
        .put("startTime", GitJson.time(build.queued()))
        .put("sourceBranch", build.ref())
        .put("sourceVersion", build.version())
        .put("reason", build.request() == null ? "individualCI" : "pullRequest");
    trigger(json, build);
    json.putObject("definition").put("id", 1).put("name", build.definition());
    json.set("project", GitJson.project(organization, project));
    json.putObject("repository").put("id", build.repository().id()).put("type", "TfsGit");
    json.set("requestedFor", build.by().json());
    json.putObject("_links")
        .putObject("web")
        .put(
            "href",
            "https://dev.azure.com/"
                + organization.name()
                + "/"
                + project.id()
                + "/_build/results?buildId="
                + build.id());
    return json;
  }

  /** Policies of branches tell the pull request in the parameters only. */
  private static void trigger(ObjectNode json, Build build) {
    ObjectNode trigger = json.putObject("triggerInfo");
    GitPullRequest request = build.request();
    if (request == null) {
      trigger.put("ci.sourceBranch", build.ref()).put("ci.sourceSha", build.version());
      put(trigger, "ci.message", build.message());
      return;
    }
    trigger.put("pr.number", Integer.toString(request.id)).put("pr.isFork", "False");
    Map<String, String> parameters =
        new TreeMap<>(
            Map.of(
                "system.pullRequest.pullRequestId",
                Integer.toString(request.id),
                "system.pullRequest.sourceBranch",
                "refs/heads/" + request.source,
                "system.pullRequest.targetBranch",
                "refs/heads/" + request.target,
                "system.pullRequest.sourceCommitId",
                request.sourceHash));
    json.put("parameters", Json.MAPPER.valueToTree(parameters).toString());
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  /** As hooks show it, in the words of resource version 1.0: neither project nor repository. */
  static ObjectNode resource(Build build) {
    ObjectNode json =
        Json.object()
            .put("uri", "vstfs:///Build/Build/" + build.id())
            .put("id", build.id())
            .put("buildNumber", build.number())
            .put("finishTime", GitJson.time(build.finished()))
            .put("reason", "individualCI")
            .put("status", build.result())
            .put("sourceGetVersion", "LG:" + build.ref() + ":" + build.version());
    json.putObject("definition").put("id", 1).put("name", build.definition());
    return json;
  }
}
