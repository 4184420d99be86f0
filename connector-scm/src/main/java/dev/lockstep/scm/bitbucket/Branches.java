package dev.lockstep.scm.bitbucket;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.Branch;
import dev.lockstep.scm.port.CodeHost.BranchList;
import dev.lockstep.scm.rest.Answers;
import dev.lockstep.scm.rest.Door;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pages through the branches of a repository, or asks for some by name. */
final class Branches {

  /** So many are asked for by name at once. */
  static final int NAMES = 20;

  private static final int AT_ONCE = 100;
  private static final String FIELDS =
      "next,values.name,values.target.hash,values.target.date,values.links.html.href";

  private final String workspace;
  private final Door door;
  private final BitbucketApi api;
  private final NextPageApi following;

  Branches(String workspace, Door door) {
    this.workspace = workspace;
    this.door = door;
    this.api = door.calls(BitbucketApi.class);
    this.following = door.calls(NextPageApi.class);
  }

  Uni<BranchList> all(RepositoryRef repository) {
    return page(repository, null)
        .chain(
            page ->
                more(new ArrayList<>(), page).map(all -> new BranchList(all, page.next() == null)));
  }

  Uni<List<Branch>> named(RepositoryRef repository, Set<String> names) {
    String query =
        names.stream()
            .sorted()
            .map(name -> "name=\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
            .collect(Collectors.joining(" OR "));
    return page(repository, query)
        .chain(page -> more(new ArrayList<>(), page))
        .map(found -> found.stream().filter(branch -> names.contains(branch.name())).toList());
  }

  private Uni<BranchPageJson> page(RepositoryRef repository, @Nullable String query) {
    return door.read(
        "/repositories/{workspace}/{repository}/refs/branches",
        () -> api.branches(workspace, repository.name(), query, AT_ONCE, FIELDS));
  }

  private Uni<List<Branch>> more(List<Branch> before, BranchPageJson page) {
    for (BranchJson json : Answers.listed(page.values())) {
      CommitJson target = json.target();
      String head = target == null ? null : target.hash();
      if (json.name() == null || head == null) {
        throw new UpstreamException.Unavailable("a branch without name or target.hash");
      }
      before.add(
          new Branch(
              json.name(),
              head,
              PullRequests.href(json.links()),
              Answers.time(target.date()).orElse(null)));
    }
    return page.next() == null
        ? Uni.createFrom().item(before)
        : door.read(
                "/repositories/{workspace}/{repository}/refs/branches",
                () -> following.branches(door.sameOrigin(page.next())))
            .chain(more -> more(before, more));
  }
}
