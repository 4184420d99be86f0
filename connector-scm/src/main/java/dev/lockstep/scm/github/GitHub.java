package dev.lockstep.scm.github;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.hook.HookDecoder;
import dev.lockstep.scm.port.Branch;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.scm.port.Repository;
import dev.lockstep.scm.rest.Answers;
import dev.lockstep.settings.RepositoryPatterns;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One owner, an organisation or a user, on github.com or on a GitHub Enterprise Server. */
public final class GitHub implements CodeHost {

  static final String PROVIDER = "github";

  private final String owner;
  private final RepositoryPatterns scope;
  private final Duration overlap;
  private final GraphQl graphQl;
  private final Listing listing;
  private final Branches branches;
  private final IssueTypes types;
  private final Walk<PullNodeJson> pullRequests;

  /**
   * @param owner login of the organisation or user
   * @param scope the repositories in scope, by name
   * @param overlap how far a traversal reaches back behind its saved cursor
   * @param client with the credential
   */
  public GitHub(String owner, RepositoryPatterns scope, Duration overlap, GitHubClient client) {
    this.owner = owner.toLowerCase(Locale.ROOT);
    this.scope = scope;
    this.overlap = overlap;
    this.graphQl = client.graphQl();
    this.listing = new Listing(this.owner, scope, graphQl);
    this.branches = new Branches(graphQl);
    this.types = new IssueTypes(graphQl);
    this.pullRequests =
        new Walk<>(
            "pullRequests",
            Questions.PULL_REQUESTS,
            "UPDATED_AT",
            RepositoryNodeJson::pullRequests,
            node -> Times.needed("a pull request's updatedAt", node.updatedAt()),
            overlap);
  }

  /** Reads the webhooks of any owner. */
  public static HookDecoder hooks() {
    return new GitHubHooks();
  }

  static RepositoryRef ref(String owner, String name) {
    return new RepositoryRef(
        PROVIDER, owner.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
  }

  /** As GraphQL names it, with its owner. */
  static RepositoryRef ref(@Nullable String nameWithOwner) {
    String[] name = Answers.text(nameWithOwner).split("/", -1);
    if (name.length != 2) {
      throw new Unavailable("a repository without owner and name");
    }
    return ref(name[0], name[1]);
  }

  static <T> T there(@Nullable T value, String what) {
    if (value == null) {
      throw new Unavailable("an answer without " + what);
    }
    return value;
  }

  @Override
  public String source() {
    return PROVIDER + "/" + owner;
  }

  @Override
  public boolean covers(RepositoryRef repository) {
    return repository.provider().equals(PROVIDER)
        && repository.owner().equals(owner)
        && (scope.covers(repository.name()) || listing.has(repository));
  }

  @Override
  public Uni<List<Repository>> repositories() {
    return listing.read();
  }

  @Override
  public List<String> missing() {
    return listing.missing();
  }

  @Override
  public Uni<Page> changesSince(RepositoryRef repository, Optional<String> saved) {
    return pullRequests
        .since(graphQl, repository, Cursor.parse(saved))
        .map(
            found ->
                new Page(
                    found.nodes().stream().map(n -> PullRequests.read(repository, n)).toList(),
                    found.next().text(),
                    found.more()));
  }

  @Override
  public Uni<PullRequest> pullRequest(RepositoryRef repository, long number) {
    return graphQl
        .ask(
            "pullRequest",
            Questions.PULL_REQUEST,
            Map.of("owner", repository.owner(), "name", repository.name(), "number", number))
        .map(data -> there(data.repository(), "repository"))
        .map(repo -> PullRequests.read(repository, there(repo.pullRequest(), "pullRequest")));
  }

  @Override
  public Uni<BranchList> branches(RepositoryRef repository) {
    return branches.all(repository);
  }

  @Override
  public Uni<List<Branch>> branches(RepositoryRef repository, Set<String> names) {
    return branches.named(repository, names);
  }

  @Override
  public int branchesPerCall() {
    return Branches.NAMES;
  }

  @Override
  public List<Feed> feeds(RepositoryRef repository) {
    return List.of(
        new IssueFeed(graphQl, types, listing, repository, overlap),
        ShippingFeeds.releases(graphQl, listing, repository),
        ShippingFeeds.deployments(graphQl, listing, repository));
  }
}
