package dev.lockstep.scm.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.scm.port.Feed.Census;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All issues of a repository: one that was deleted, transferred or made a discussion is in no list.
 */
record IssueCensus(GraphQl graphQl, Listing listing, RepositoryRef repository) implements Census {

  private static final int PAGE = 100;
  private static final int NUMBERS = 50;

  @Override
  public OptionalLong count() {
    return listing.issues(repository);
  }

  @Override
  public Uni<Set<WorkItemRef>> all() {
    return all(new HashSet<>(), null);
  }

  private Uni<Set<WorkItemRef>> all(Set<WorkItemRef> before, @Nullable String after) {
    Map<String, @Nullable Object> variables = variables();
    variables.put("first", PAGE);
    variables.put("after", after);
    return graphQl
        .ask("issue ids", Questions.ISSUE_IDS, variables)
        .map(data -> GitHub.there(data.repository(), "repository"))
        .map(repo -> GitHub.there(repo.issues(), "issues"))
        .chain(
            page -> {
              page.shown().forEach(json -> before.add(Issues.ref(repository, json.id())));
              return page.more() ? all(before, page.end()) : Uni.createFrom().item(before);
            });
  }

  @Override
  public Uni<Set<WorkItemRef>> gone(Map<WorkItemRef, String> missing) {
    return gone(new ArrayList<>(missing.keySet()), missing, new HashSet<>());
  }

  private Uni<Set<WorkItemRef>> gone(
      List<WorkItemRef> left, Map<WorkItemRef, String> keys, Set<WorkItemRef> gone) {
    if (left.isEmpty()) {
      return Uni.createFrom().item(gone);
    }
    List<WorkItemRef> portion = left.subList(0, Math.min(left.size(), NUMBERS));
    Map<String, @Nullable Object> variables = variables();
    for (int i = 0; i < portion.size(); i++) {
      variables.put("n" + i, number(GitHub.there(keys.get(portion.get(i)), "key")));
    }
    return graphQl
        .answer(
            "issue",
            Questions.issues(portion.size()),
            variables,
            IntStream.range(0, portion.size()).mapToObj(i -> "i" + i).toList())
        .chain(
            data -> {
              for (int i = 0; i < portion.size(); i++) {
                if (!isThere(portion.get(i), data.path("repository").path("i" + i))) {
                  gone.add(portion.get(i));
                }
              }
              return gone(left.subList(portion.size(), left.size()), keys, gone);
            });
  }

  /** GitHub may answer with the issue that it became elsewhere, which is another. */
  private static boolean isThere(WorkItemRef item, JsonNode answer) {
    return answer.path("fullDatabaseId").asText().equals(item.id());
  }

  private static int number(String key) {
    return Integer.parseInt(key.substring(key.lastIndexOf('#') + 1));
  }

  private Map<String, @Nullable Object> variables() {
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put("owner", repository.owner());
    variables.put("name", repository.name());
    return variables;
  }
}
