package dev.lockstep.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeRuntimeWiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The part of GitHub's GraphQL schema that is answered, and where each field comes from. */
final class Schema {
  private static final String FILE = "/dev/lockstep/sandbox/github/schema.graphqls";

  private final GitHubUpstream github;
  private final boolean typed;

  /**
   * @param typed whether issues have types, which older servers do not know
   */
  Schema(GitHubUpstream github, boolean typed) {
    this.github = github;
    this.typed = typed;
  }

  GraphQLSchema build() {
    try (InputStream file = Schema.class.getResourceAsStream(FILE)) {
      String text =
          new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
      String known = typed ? text : text.replaceAll("(?m)^  issueType: .*$", "");
      return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(known), wiring());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private RuntimeWiring wiring() {
    RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
    for (String scalar : List.of("DateTime", "URI", "GitObjectID", "BigInt")) {
      wiring.scalar(GraphQLScalarType.newScalar().name(scalar).coercing(new AsIs()).build());
    }
    TypeResolver named =
        type -> {
          Object source = type.getObject();
          String name =
              source instanceof Owner owner
                  ? owner.user() ? "User" : "Organization"
                  : source instanceof Map<?, ?> map
                      ? String.valueOf(map.get("__typename"))
                      : "Commit";
          return type.getSchema().getObjectType(name);
        };
    for (String open :
        List.of(
            "RepositoryOwner",
            "Actor",
            "RequestedReviewer",
            "GitObject",
            "IssueTimelineItems",
            "Assignee")) {
      wiring.type(TypeRuntimeWiring.newTypeWiring(open).typeResolver(named));
    }
    return wiring
        .type("Query", this::query)
        .type("Organization", this::owner)
        .type("User", this::owner)
        .type("Repository", Schema::repository)
        .type("PullRequest", Schema::pullRequest)
        .type("Issue", Schema::issue)
        .type("IssueComment", Schema::comment)
        .type("Release", Schema::release)
        .type("Deployment", Schema::deployment)
        .type("DeploymentStatus", Schema::status)
        .build();
  }

  private TypeRuntimeWiring.Builder query(TypeRuntimeWiring.Builder type) {
    return type.dataFetcher(
            "repositoryOwner", call -> github.visible(call, call.getArgument("login")).orElse(null))
        .dataFetcher(
            "rateLimit", call -> call.getGraphQlContext().getOrDefault("rateLimit", Map.of()))
        .dataFetcher(
            "repository",
            call -> {
              String owner = call.getArgument("owner");
              String name = call.getArgument("name");
              Optional<Repo> found = github.visible(call, owner).flatMap(one -> one.find(name));
              return found.isPresent()
                  ? found.get()
                  : Connections.failed(
                      call,
                      "NOT_FOUND",
                      "Could not resolve to a Repository with the name '"
                          + owner
                          + "/"
                          + name
                          + "'.");
            });
  }

  private TypeRuntimeWiring.Builder owner(TypeRuntimeWiring.Builder type) {
    return type.dataFetcher("login", call -> login(call.getSource()))
        .dataFetcher("url", call -> GitHubJson.SITE + "/" + login(call.getSource()))
        .dataFetcher(
            "databaseId",
            call ->
                call.getSource() instanceof Owner owner
                    ? owner.id()
                    : ((Map<?, ?>) call.getSource()).get("databaseId"))
        .dataFetcher(
            "repositories",
            call -> {
              Owner owner = call.getSource();
              boolean byName = Connections.sortedBy(call, "created_at").equals("name");
              return Connections.page(
                  call,
                  owner.repositories(),
                  repo -> byName ? repo.name() : key(GitHubJson.time(repo.created()), repo.id()));
            });
  }

  private static Object login(@Nullable Object source) {
    return source instanceof Owner owner
        ? owner.login()
        : String.valueOf(((Map<?, ?>) Objects.requireNonNull(source)).get("login"));
  }

  private static TypeRuntimeWiring.Builder repository(TypeRuntimeWiring.Builder type) {
    return type.dataFetcher("databaseId", of(Repo::id))
        .dataFetcher("name", of(Repo::name))
        .dataFetcher("nameWithOwner", of(Repo::fullName))
        .dataFetcher("owner", of(Repo::owner))
        .dataFetcher("url", of(repo -> GitHubJson.SITE + "/" + repo.fullName()))
        .dataFetcher("isArchived", of(Repo::archived))
        .dataFetcher("pushedAt", of(repo -> GitHubJson.time(repo.pushed())))
        .dataFetcher("pullRequests", RepositoryLists::pullRequests)
        .dataFetcher("issues", RepositoryLists::issues)
        .dataFetcher("refs", RepositoryLists::refs)
        .dataFetcher("releases", RepositoryLists::releases)
        .dataFetcher("deployments", RepositoryLists::deployments)
        .dataFetcher("ref", RepositoryLists::ref)
        .dataFetcher("pullRequest", RepositoryLists::pullRequest)
        .dataFetcher("issue", RepositoryLists::issue);
  }

  private static TypeRuntimeWiring.Builder pullRequest(TypeRuntimeWiring.Builder type) {
    return item(type)
        .dataFetcher("author", one(item -> actor(item.json().path("user"))))
        .dataFetcher(
            "state",
            one(pull -> pull.json().path("merged").asBoolean() ? "MERGED" : pull.upper("state")))
        .dataFetcher("isDraft", one(pull -> pull.at("draft")))
        .dataFetcher("mergeCommit", one(pull -> commit(pull.text("merge_commit_sha"), pull)))
        .dataFetcher("headRefName", one(pull -> pull.json().path("head").path("ref").asText()))
        .dataFetcher("headRefOid", one(pull -> pull.json().path("head").path("sha").asText()))
        .dataFetcher("baseRefName", one(pull -> pull.json().path("base").path("ref").asText()))
        .dataFetcher("latestOpinionatedReviews", RepositoryLists::reviews)
        .dataFetcher("reviewRequests", RepositoryLists::reviewRequests)
        .dataFetcher("closingIssuesReferences", RepositoryLists::closed)
        .dataFetcher("reviewDecision", one(pull -> null));
  }

  private static TypeRuntimeWiring.Builder issue(TypeRuntimeWiring.Builder type) {
    return item(type)
        .dataFetcher("author", one(item -> actor(item.json().path("user"))))
        .dataFetcher("fullDatabaseId", one(issue -> Long.toString(issue.id())))
        .dataFetcher("state", one(issue -> issue.upper("state")))
        .dataFetcher("stateReason", one(issue -> issue.upper("state_reason")))
        .dataFetcher("repository", one(Item::repo))
        .dataFetcher("milestone", one(issue -> map(issue.json().path("milestone"))))
        .dataFetcher(
            "parent",
            one(
                issue -> {
                  ObjectNode above =
                      issue.repo().issues().get(issue.json().path("_parent").asLong());
                  return above == null ? null : new Item(issue.repo(), above);
                }))
        .dataFetcher("issueType", one(issue -> typeOf(issue.json().path("type"))))
        .dataFetcher("labels", RepositoryLists::labels)
        .dataFetcher("assignees", RepositoryLists::assignees)
        .dataFetcher("comments", RepositoryLists::comments)
        .dataFetcher("timelineItems", Timeline::of);
  }

  private static TypeRuntimeWiring.Builder comment(TypeRuntimeWiring.Builder type) {
    return item(type)
        .dataFetcher("author", one(item -> actor(item.json().path("user"))))
        .dataFetcher("fullDatabaseId", one(comment -> Long.toString(comment.id())))
        .dataFetcher(
            "lastEditedAt",
            one(c -> c.json().path("_edited").asBoolean() ? c.at("updated_at") : null))
        .dataFetcher(
            "editor",
            one(c -> c.json().path("_edited").asBoolean() ? actor(c.json().path("user")) : null));
  }

  private static TypeRuntimeWiring.Builder release(TypeRuntimeWiring.Builder type) {
    return item(type)
        .dataFetcher("isDraft", one(release -> release.at("draft")))
        .dataFetcher("isPrerelease", one(release -> release.at("prerelease")))
        .dataFetcher("author", one(release -> actor(release.json().path("author"))))
        .dataFetcher(
            "tagCommit",
            one(
                release -> {
                  Commit commit = release.repo().tags().get(release.text("tag_name"));
                  return commit == null ? null : commit(commit.oid(), release);
                }));
  }

  private static TypeRuntimeWiring.Builder deployment(TypeRuntimeWiring.Builder type) {
    return item(type)
        .dataFetcher("commitOid", one(one -> one.at("sha")))
        .dataFetcher("latestEnvironment", one(one -> one.at("environment")))
        .dataFetcher("creator", one(one -> actor(one.json().path("creator"))))
        .dataFetcher("ref", one(one -> Map.of("name", one.text("ref"), "prefix", "refs/heads/")))
        .dataFetcher(
            "state",
            one(
                one -> {
                  String state = one.json().path("_status").path("state").asText("pending");
                  return state.equals("success") ? "ACTIVE" : state.toUpperCase(Locale.ROOT);
                }))
        .dataFetcher(
            "latestStatus",
            one(
                one ->
                    one.json().path("_status") instanceof ObjectNode status
                        ? new Item(one.repo(), status)
                        : null));
  }

  private static TypeRuntimeWiring.Builder status(TypeRuntimeWiring.Builder type) {
    return item(type).dataFetcher("state", one(status -> status.upper("state")));
  }

  /** What most have in common; the rest is spelled as in REST. */
  private static TypeRuntimeWiring.Builder item(TypeRuntimeWiring.Builder type) {
    return type.defaultDataFetcher(
            call ->
                ((Item) Objects.requireNonNull(call.getSource())).plain(call.getField().getName()))
        .dataFetcher("databaseId", one(Item::id))
        .dataFetcher("url", one(item -> item.at("html_url")))
        .dataFetcher(
            "body", one(item -> item.text("body").equals("null") ? "" : item.text("body")));
  }

  private static DataFetcher<Object> of(Function<Repo, @Nullable Object> field) {
    return call -> field.apply(Objects.requireNonNull(call.getSource()));
  }

  private static DataFetcher<Object> one(Function<Item, @Nullable Object> field) {
    return call -> field.apply(Objects.requireNonNull(call.getSource()));
  }

  static @Nullable Map<String, Object> actor(JsonNode user) {
    if (!user.isObject()) {
      return null;
    }
    Map<String, Object> actor = new LinkedHashMap<>();
    actor.put("__typename", user.path("type").asText("User"));
    actor.put("databaseId", user.path("id").asLong());
    actor.put("login", user.path("login").asText());
    actor.put("url", user.path("html_url").asText());
    return actor;
  }

  private static @Nullable Map<String, Object> typeOf(JsonNode json) {
    return json.isObject()
        ? Map.of("id", json.path("node_id").asText(), "name", json.path("name").asText())
        : null;
  }

  private static @Nullable Map<String, Object> map(JsonNode json) {
    return json.isObject()
        ? Map.of("title", json.path("title").asText(), "number", json.path("number").asInt())
        : null;
  }

  private static @Nullable Map<String, Object> commit(String oid, Item item) {
    return oid.isEmpty() || oid.equals("null")
        ? null
        : Map.of("__typename", "Commit", "oid", oid, "committedDate", item.text("updated_at"));
  }

  static String key(String sortedBy, long id) {
    return sortedBy + "|" + String.format(Locale.ROOT, "%015d", id);
  }

  /** Texts that are passed on as they are. */
  private static final class AsIs implements Coercing<Object, Object> {
    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
      return value;
    }

    @Override
    public Object parseValue(Object value, GraphQLContext context, Locale locale) {
      return value;
    }

    @Override
    public Object parseLiteral(
        Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
      return value instanceof StringValue text ? text.getValue() : value.toString();
    }
  }
}
