package dev.lockstep.scm.bitbucketdc;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.Branch;
import dev.lockstep.scm.port.CodeHost.BranchList;
import dev.lockstep.scm.rest.Answers;
import dev.lockstep.scm.rest.Door;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the branches of a project's repositories. */
final class ServerBranches {

  private static final int PAGE = 100;

  private final String project;
  private final ServerPullRequests web;
  private final Door door;
  private final BitbucketServerApi api;

  /**
   * @param web knows where people open things
   */
  ServerBranches(String project, ServerPullRequests web, Door door, BitbucketServerApi api) {
    this.project = project;
    this.web = web;
    this.door = door;
    this.api = api;
  }

  Uni<BranchList> all(RepositoryRef repository) {
    return page(repository, null, 0)
        .chain(
            page ->
                more(repository, new ArrayList<>(), page)
                    .map(all -> new BranchList(all, page.nextPageStart() == null)));
  }

  private Uni<List<Branch>> more(
      RepositoryRef repository, List<Branch> before, BranchPageJson page) {
    before.addAll(read(repository, page));
    return page.nextPageStart() == null
        ? Uni.createFrom().item(before)
        : page(repository, null, page.nextPageStart())
            .chain(next -> more(repository, before, next));
  }

  /** One call for each as a rule: the filter finds parts of names, the whole name comes first. */
  Uni<List<Branch>> named(RepositoryRef repository, Set<String> names) {
    return Multi.createFrom()
        .iterable(names)
        .onItem()
        .transformToUniAndConcatenate(name -> named(repository, name, 0))
        .collect()
        .asList()
        .map(found -> found.stream().flatMap(Optional::stream).toList());
  }

  private Uni<Optional<Branch>> named(RepositoryRef repository, String name, long start) {
    return page(repository, name, start)
        .chain(
            page -> {
              Optional<Branch> found =
                  read(repository, page).stream()
                      .filter(branch -> branch.name().equals(name))
                      .findFirst();
              return found.isPresent() || page.nextPageStart() == null
                  ? Uni.createFrom().item(found)
                  : named(repository, name, page.nextPageStart());
            });
  }

  private Uni<BranchPageJson> page(RepositoryRef repository, @Nullable String filter, long start) {
    return door.read(
        "/projects/{project}/repos/{repository}/branches",
        () -> api.branches(project, repository.name(), filter, filter != null, true, start, PAGE));
  }

  private List<Branch> read(RepositoryRef repository, BranchPageJson page) {
    return Answers.listed(page.values()).stream().map(json -> branch(repository, json)).toList();
  }

  private Branch branch(RepositoryRef repository, RefJson json) {
    String name = json.displayId();
    String head = json.latestCommit();
    if (name == null || head == null) {
      throw new UpstreamException.Unavailable("a branch without displayId or latestCommit");
    }
    CommitJson commit = json.metadata() == null ? null : json.metadata().latestCommit();
    return new Branch(
        name,
        head,
        web.url(repository, "/browse?at=" + encoded("refs/heads/" + name)),
        commit == null ? null : Answers.time(commit.committerTimestamp()).orElse(null));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
