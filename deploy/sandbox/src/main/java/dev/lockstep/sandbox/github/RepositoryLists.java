package dev.lockstep.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a repository has of everything, and what hangs at it. */
final class RepositoryLists {
  private static final String HEADS = "refs/heads/";
  private static final String TAGS = "refs/tags/";

  private static final Pattern CLOSES =
      Pattern.compile("(?i)\\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?) #([0-9]{1,9})");

  private RepositoryLists() {}

  static Object pullRequests(DataFetchingEnvironment call) {
    return items(call, repo(call).pulls().values(), "created_at");
  }

  static Object issues(DataFetchingEnvironment call) {
    Map<String, Object> filter = call.getArgument("filterBy");
    String since = filter == null ? null : (String) filter.get("since");
    return items(
        call,
        repo(call).issues().values().stream()
            .filter(
                issue -> since == null || issue.path("updated_at").asText().compareTo(since) >= 0)
            .toList(),
        "created_at");
  }

  static Object releases(DataFetchingEnvironment call) {
    return items(call, repo(call).releases().values(), "created_at");
  }

  static Object deployments(DataFetchingEnvironment call) {
    return items(call, repo(call).deployments().values(), "created_at");
  }

  private static Object items(
      DataFetchingEnvironment call, Collection<ObjectNode> all, String otherwise) {
    String by = Connections.sortedBy(call, otherwise);
    Repo repo = repo(call);
    return Connections.page(
        call,
        all.stream().map(json -> new Item(repo, json)).toList(),
        one -> Schema.key(one.text(by), one.id()));
  }

  static Object refs(DataFetchingEnvironment call) {
    Repo repo = repo(call);
    boolean heads = HEADS.equals(call.getArgument("refPrefix"));
    List<Map<String, Object>> refs = new ArrayList<>();
    (heads ? repo.branches() : repo.tags())
        .forEach((name, commit) -> refs.add(ref(name, heads ? HEADS : TAGS, commit)));
    return Connections.page(call, refs, one -> String.valueOf(one.get("name")));
  }

  static @Nullable Object ref(DataFetchingEnvironment call) {
    String name = call.getArgument("qualifiedName");
    if (name == null || !name.startsWith(HEADS)) {
      return null;
    }
    String branch = name.substring(HEADS.length());
    Commit commit = repo(call).branches().get(branch);
    return commit == null ? null : ref(branch, HEADS, commit);
  }

  private static Map<String, Object> ref(String name, String prefix, Commit commit) {
    return Map.of(
        "name",
        name,
        "prefix",
        prefix,
        "target",
        Map.of(
            "__typename",
            "Commit",
            "oid",
            commit.oid(),
            "committedDate",
            GitHubJson.time(commit.at())));
  }

  static @Nullable Object pullRequest(DataFetchingEnvironment call) {
    return one(call, repo(call).pulls(), "PullRequest");
  }

  static @Nullable Object issue(DataFetchingEnvironment call) {
    return one(call, repo(call).issues(), "Issue");
  }

  private static Object one(DataFetchingEnvironment call, Map<Long, ObjectNode> all, String type) {
    Integer number = Objects.requireNonNull(call.<Integer>getArgument("number"));
    ObjectNode json = all.get(number.longValue());
    return json != null
        ? new Item(repo(call), json)
        : Connections.failed(
            call,
            "NOT_FOUND",
            "Could not resolve to a " + type + " with the number of " + number + ".");
  }

  static Object reviews(DataFetchingEnvironment call) {
    List<Map<String, Object>> reviews = new ArrayList<>();
    for (JsonNode review : item(call).json().path("_reviews")) {
      String state = review.path("state").asText().toUpperCase(java.util.Locale.ROOT);
      if (!state.equals("COMMENTED")) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("state", state);
        one.put("author", Schema.actor(review.path("user")));
        one.put("submittedAt", review.path("submitted_at").asText());
        reviews.add(one);
      }
    }
    return Connections.page(
        call, reviews, one -> String.valueOf(one.get("submittedAt")) + one.get("author"));
  }

  static Object reviewRequests(DataFetchingEnvironment call) {
    List<Map<String, Object>> requests = new ArrayList<>();
    for (JsonNode user : item(call).json().path("requested_reviewers")) {
      requests.add(Map.of("requestedReviewer", Objects.requireNonNull(Schema.actor(user))));
    }
    return Connections.page(call, requests, String::valueOf);
  }

  /** The issues of the same repository that the text says it closes. */
  static Object closed(DataFetchingEnvironment call) {
    Item pull = item(call);
    List<Item> issues = new ArrayList<>();
    Matcher closes = CLOSES.matcher(pull.text("body"));
    while (closes.find()) {
      ObjectNode issue = pull.repo().issues().get(Long.parseLong(closes.group(1)));
      if (issue != null) {
        issues.add(new Item(pull.repo(), issue));
      }
    }
    return Connections.page(call, issues, one -> Schema.key("", one.id()));
  }

  static Object labels(DataFetchingEnvironment call) {
    List<String> names = new ArrayList<>();
    item(call).json().path("labels").forEach(label -> names.add(label.path("name").asText()));
    List<Map<String, Object>> labels =
        names.stream().map(name -> Map.<String, Object>of("name", name)).toList();
    return Connections.page(call, labels, String::valueOf);
  }

  static Object assignees(DataFetchingEnvironment call) {
    List<Map<String, Object>> people = new ArrayList<>();
    for (JsonNode user : item(call).json().path("assignees")) {
      people.add(Objects.requireNonNull(Schema.actor(user)));
    }
    return Connections.page(call, people, one -> String.valueOf(one.get("login")));
  }

  static Object comments(DataFetchingEnvironment call) {
    Item issue = item(call);
    return Connections.page(
        call,
        issue.repo().comments(issue.json().path("number").asLong()).stream()
            .map(json -> new Item(issue.repo(), json))
            .toList(),
        one -> Schema.key(one.text("created_at"), one.id()));
  }

  private static Repo repo(DataFetchingEnvironment call) {
    return Objects.requireNonNull(call.getSource());
  }

  private static Item item(DataFetchingEnvironment call) {
    return Objects.requireNonNull(call.getSource());
  }
}
