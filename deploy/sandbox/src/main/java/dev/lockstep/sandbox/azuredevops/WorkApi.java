package dev.lockstep.sandbox.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Work items: the reporting feeds, batches, and what links them with repositories. */
final class WorkApi {
  private static final int USUAL = 200;
  private static final int MOST = 1_000;
  private static final int BATCH = 200;

  private final AzureDevOpsUpstream upstream;

  WorkApi(AzureDevOpsUpstream upstream) {
    this.upstream = upstream;
  }

  void routes() {
    for (String scope : new String[] {"", "/{project}"}) {
      upstream.on("GET", scope + "/_apis/wit/reporting/workitemrevisions", this::revisions);
      upstream.on("GET", scope + "/_apis/wit/reporting/workitemlinks", this::links);
      upstream.on("POST", scope + "/_apis/wit/workitemsbatch", this::batch);
      upstream.on("POST", scope + "/_apis/wit/artifacturiquery", this::artifacts);
    }
    upstream.on("GET", "/_apis/wit/workItems/{id}/revisions/{rev}", this::revision);
    upstream.on(
        "GET",
        "/{project}/_apis/wit/workitemtypes",
        call ->
            GitApi.list(
                WorkItemTypes.types(upstream.organization(call).name(), upstream.project(call))));
    upstream.on(
        "GET",
        "/{project}/_apis/wit/workitemtypecategories",
        call ->
            GitApi.list(
                WorkItemTypes.categories(
                    upstream.organization(call).name(), upstream.project(call))));
  }

  private Predicate<BoardItem> scope(Call call) {
    if (!call.parameters().containsKey("project")) {
      return any -> true;
    }
    TeamProject project = upstream.project(call);
    return item -> item.project == project;
  }

  /** In the order of the changes; the token is watermark;id;rev of the last line. */
  private Reply revisions(Call call) {
    List<Boards.Logged> log = upstream.organization(call).boards().log();
    Predicate<BoardItem> scope = scope(call);
    boolean deleted = call.query("includeDeleted").filter("true"::equals).isPresent();
    int size = Math.min(MOST, PullRequestListing.number(call, "$maxPageSize", USUAL));
    String token = call.query("continuationToken").orElse("0;0;0");
    if (!token.matches("\\d{1,9};\\d{1,9};\\d{1,9}")) {
      throw refused("VS403425: The continuation token is not valid.");
    }
    int at = Integer.parseInt(token.substring(0, token.indexOf(';')));
    long since = since(call);
    ObjectNode body = Json.object();
    ArrayNode values = body.putArray("values");
    String last = token;
    while (at < log.size() && values.size() < size) {
      Boards.Logged line = log.get(at++);
      BoardItem item = line.item();
      last = at + ";" + item.id + ";" + line.rev();
      if (scope.test(item)
          && item.revisions.get(line.rev() - 1).at() >= since
          && (deleted || !item.deleted())) {
        values.add(WorkJson.revision(item, line.rev()));
      }
    }
    return Reply.json(
        body.put("nextLink", call.path() + "?continuationToken=" + last)
            .put("continuationToken", last)
            .put("isLastBatch", at >= log.size()));
  }

  private Reply links(Call call) {
    List<Boards.LinkChange> log = upstream.organization(call).boards().links();
    Predicate<BoardItem> scope = scope(call);
    String token = call.query("continuationToken").orElse("0");
    if (!token.matches("\\d{1,9}")) {
      throw refused("VS403425: The continuation token is not valid.");
    }
    int at = Integer.parseInt(token);
    long since = since(call);
    ObjectNode body = Json.object();
    ArrayNode values = body.putArray("values");
    while (at < log.size() && values.size() < USUAL) {
      Boards.LinkChange line = log.get(at++);
      if (scope.test(line.source()) && line.at() >= since) {
        values
            .addObject()
            .put("rel", line.rel())
            .put("sourceId", line.source().id)
            .put("targetId", line.target())
            .put("changedDate", GitJson.time(line.at()))
            .put("isActive", line.active());
      }
    }
    return Reply.json(
        body.put("nextLink", "https://dev.azure.com" + call.path() + "?continuationToken=" + at)
            .put("continuationToken", Integer.toString(at))
            .put("isLastBatch", at >= log.size()));
  }

  private static long since(Call call) {
    return call.query("startDateTime")
        .map(text -> OffsetDateTime.parse(text).toInstant().toEpochMilli())
        .orElse(0L);
  }

  /** Up to 200; what is deleted or unknown is null where the errorPolicy is omit. */
  private Reply batch(Call call) {
    Organization organization = upstream.organization(call);
    JsonNode wanted = call.json().orElseThrow(() -> refused("The request has no body."));
    List<Integer> ids = new ArrayList<>();
    wanted.path("ids").forEach(id -> ids.add(id.asInt()));
    if (ids.isEmpty() || ids.size() > BATCH) {
      throw refused("VS402337: The number of work items must be from 1 to " + BATCH + ".");
    }
    if (wanted.has("fields") && !wanted.path("$expand").asText("none").equals("none")) {
      throw refused("The expand parameter can not be used with the fields parameter.");
    }
    boolean relations =
        List.of("relations", "all").contains(wanted.path("$expand").asText().toLowerCase());
    String asOf = wanted.path("asOf").asText();
    ObjectNode body = Json.object();
    ArrayNode values = body.putArray("value");
    for (int id : ids) {
      BoardItem item = organization.boards().find(id);
      int rev =
          item == null
              ? 0
              : asOf.isEmpty()
                  ? item.rev()
                  : item.revAt(OffsetDateTime.parse(asOf).toInstant().toEpochMilli());
      if (item == null || rev == 0 || asOf.isEmpty() && item.deleted()) {
        if (!wanted.path("errorPolicy").asText().equalsIgnoreCase("omit")) {
          throw new Refusal(
              Errors.of(
                  404,
                  "WorkItemUnauthorizedAccessException",
                  "TF401232: Work item " + id + " does not exist."));
        }
        values.addNull();
      } else {
        values.add(WorkJson.item(organization, item, rev, relations));
      }
    }
    return Reply.json(body.put("count", values.size()));
  }

  private Reply revision(Call call) {
    Organization organization = upstream.organization(call);
    int rev = Integer.parseInt(call.part("rev"));
    BoardItem item = organization.boards().find(Integer.parseInt(call.part("id")));
    if (item == null || rev < 1 || rev > item.rev()) {
      throw new Refusal(
          Errors.of(
              404,
              "WorkItemUnauthorizedAccessException",
              "TF401232: Work item " + call.part("id") + " does not exist."));
    }
    return Reply.json(WorkJson.item(organization, item, rev, false));
  }

  private Reply artifacts(Call call) {
    Organization organization = upstream.organization(call);
    JsonNode wanted = call.json().orElseThrow(() -> refused("The request has no body."));
    ObjectNode body = Json.object();
    ObjectNode found = body.putObject("artifactUrisQueryResult");
    wanted
        .path("artifactUris")
        .forEach(
            uri -> {
              ArrayNode items = found.putArray(uri.asText());
              for (int id : organization.boards().linkedWith(uri.asText())) {
                items
                    .addObject()
                    .put("id", id)
                    .put(
                        "url",
                        "https://dev.azure.com/"
                            + organization.name()
                            + "/_apis/wit/workItems/"
                            + id);
              }
            });
    return Reply.json(body);
  }

  private static Refusal refused(String message) {
    return new Refusal(Errors.of(400, "VssPropertyValidationException", message));
  }
}
