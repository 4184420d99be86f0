package dev.lockstep.scm.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.Branch;
import dev.lockstep.scm.port.CodeHost.BranchList;
import dev.lockstep.scm.rest.Answers;
import io.smallrye.mutiny.Uni;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The branches of a repository. */
final class Branches {

  /** How many names one query takes. */
  static final int NAMES = 50;

  private static final int PAGE = 100;

  private final GraphQl graphQl;

  Branches(GraphQl graphQl) {
    this.graphQl = graphQl;
  }

  Uni<BranchList> all(RepositoryRef repository) {
    return page(repository, null)
        .chain(
            page -> more(repository, new ArrayList<>(), page).map(all -> list(all, page.refs())));
  }

  private static BranchList list(List<Branch> all, @Nullable ListJson<RefNodeJson> first) {
    return new BranchList(all, first != null && !first.more());
  }

  private Uni<List<Branch>> more(
      RepositoryRef repository, List<Branch> before, RepositoryNodeJson page) {
    ListJson<RefNodeJson> refs = GitHub.there(page.refs(), "refs");
    refs.shown().forEach(ref -> before.add(branch(page.url(), ref)));
    return refs.more()
        ? page(repository, refs.end()).chain(next -> more(repository, before, next))
        : Uni.createFrom().item(before);
  }

  private Uni<RepositoryNodeJson> page(RepositoryRef repository, @Nullable String after) {
    Map<String, @Nullable Object> variables = variables(repository);
    variables.put("first", PAGE);
    variables.put("after", after);
    return graphQl
        .ask("refs", Questions.BRANCHES, variables)
        .map(data -> GitHub.there(data.repository(), "repository"));
  }

  Uni<List<Branch>> named(RepositoryRef repository, Set<String> names) {
    Map<String, @Nullable Object> variables = variables(repository);
    int number = 0;
    for (String name : names) {
      variables.put("b" + number++, "refs/heads/" + name);
    }
    return graphQl
        .answer("ref", Questions.branches(names.size()), variables, List.of())
        .map(data -> data.path("repository"))
        .map(json -> found(json, names.size()));
  }

  private static List<Branch> found(JsonNode repository, int count) {
    List<Branch> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonNode ref = repository.path("b" + i);
      if (ref.isMissingNode()) {
        throw new Unavailable("an answer without every ref that was asked for");
      }
      if (!ref.isNull()) {
        found.add(branch(repository.path("url").asText(), GraphQl.read(ref, RefNodeJson.class)));
      }
    }
    return found;
  }

  private static Map<String, @Nullable Object> variables(RepositoryRef repository) {
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put("owner", repository.owner());
    variables.put("name", repository.name());
    return variables;
  }

  private static Branch branch(@Nullable String repository, RefNodeJson ref) {
    if (ref.name() == null || ref.target() == null || ref.target().oid() == null) {
      throw new Unavailable("a branch without name or target.oid");
    }
    return new Branch(
        ref.name(),
        ref.target().oid(),
        repository == null ? null : repository + "/tree/" + path(ref.name()),
        Answers.time(ref.target().committedDate()).orElse(null));
  }

  private static String path(String branch) {
    return URLEncoder.encode(branch, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/");
  }
}
