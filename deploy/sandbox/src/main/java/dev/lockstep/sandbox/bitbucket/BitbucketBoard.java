package dev.lockstep.sandbox.bitbucket;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A workspace for people: the newest pull requests and branches of each repository. */
public final class BitbucketBoard {
  private static final int REQUESTS = 6;
  private static final int BRANCHES = 8;

  private BitbucketBoard() {}

  /** The repositories of a workspace. */
  public static ObjectNode of(Workspace workspace) {
    ObjectNode json = Json.object().put("workspace", workspace.name());
    ArrayNode repositories = json.putArray("repositories");
    workspace.repositories().forEach(one -> repositories.add(repository(one)));
    return json;
  }

  private static ObjectNode repository(Repository repository) {
    ObjectNode json = Json.object().put("name", repository.fullName());
    ArrayNode requests = json.putArray("pullRequests");
    repository.pullRequests().descendingMap().values().stream()
        .limit(REQUESTS)
        .forEach(
            request ->
                requests
                    .addObject()
                    .put("id", request.id())
                    .put("title", request.title())
                    .put("state", request.state().name())
                    .put("draft", request.draft())
                    .put("source", request.source().branch())
                    .put("destination", request.destination().branch())
                    .put("updated", request.updated()));
    List<String> names = new ArrayList<>(repository.branches().keySet());
    Collections.reverse(names);
    ArrayNode branches = json.putArray("branches");
    names.stream().limit(BRANCHES).forEach(branches::add);
    return json.put("moreBranches", Math.max(0, names.size() - BRANCHES));
  }
}
