package dev.lockstep.scm.azuredevops;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.hook.HookDecoder;
import dev.lockstep.scm.port.Branch;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.scm.port.Repository;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** One organisation of Azure DevOps, or one collection of a server. */
public final class AzureDevOps implements CodeHost {

  static final String PROVIDER = "azure-devops";

  private static final int NAMES = 20;

  private final String owner;
  private final Scope scope;
  private final RepositoryListing listing;
  private final PullRequestDetails details;
  private final PullRequestPages pages;
  private final Branches branches;
  private final Function<RepositoryRef, Feed> tagsOf;
  private final List<Feed> boards;
  private final Function<String, Feed> buildsOf;
  private final Map<String, Feed> builds = new ConcurrentHashMap<>();
  private final Clock clock;

  /**
   * @param boards what is read of work items and teams
   * @param scope what is read
   * @param overlap how far a traversal reaches back behind its saved cursor
   * @param client with the credential
   * @param web where people open repositories, without organisation
   */
  public AzureDevOps(
      Scope scope,
      Boards boards,
      Duration overlap,
      AzureDevOpsClient client,
      URI web,
      Clock clock) {
    this.owner = client.organization().toLowerCase(Locale.ROOT);
    this.scope = scope;
    this.listing = new RepositoryListing(client, scope, owner);
    this.details = new PullRequestDetails(client, web);
    this.pages = new PullRequestPages(client, details, overlap);
    this.branches = new Branches(client, web);
    this.boards = boards.feeds(client, scope.projects(), web, listing::byId, clock);
    this.tagsOf = repository -> new TagFeed(repository, client, web, clock);
    Builds events = new Builds(web, client.organization(), listing::byId);
    this.buildsOf =
        project ->
            new BuildFeed(BuildFeed.scope(owner, project), project, client, events, overlap, clock);
    this.clock = clock;
  }

  /**
   * Reads the service hooks of an organisation.
   *
   * @param projects those in scope; empty means all
   */
  public static HookDecoder hooks(String organization, List<String> projects) {
    String owner = organization.toLowerCase(Locale.ROOT);
    return new AzureDevOpsHooks(owner, new WorkItemScopes(owner, projects));
  }

  @Override
  public String source() {
    return PROVIDER + "/" + owner;
  }

  @Override
  public boolean covers(RepositoryRef repository) {
    int colon = repository.name().indexOf(':');
    return repository.provider().equals(PROVIDER)
        && repository.owner().equals(owner)
        && colon > 0
        && scope.covers(
            repository.name().substring(0, colon), repository.name().substring(colon + 1));
  }

  @Override
  public boolean tellsUpdates() {
    return false;
  }

  @Override
  public Uni<List<Repository>> repositories() {
    return listing.list(clock.instant());
  }

  @Override
  public Uni<Page> changesSince(RepositoryRef repository, Optional<String> cursor) {
    return at(repository).chain(place -> pages.page(place, cursor, clock.instant()));
  }

  @Override
  public Uni<PullRequest> pullRequest(RepositoryRef repository, long number) {
    return at(repository).chain(place -> details.read(place, number));
  }

  @Override
  public Uni<BranchList> branches(RepositoryRef repository) {
    return at(repository).chain(branches::all);
  }

  @Override
  public Uni<List<Branch>> branches(RepositoryRef repository, Set<String> names) {
    return at(repository).chain(place -> branches.named(place, names));
  }

  @Override
  public List<Feed> feeds(RepositoryRef repository) {
    return List.of(tagsOf.apply(repository));
  }

  /** Builds of the projects that were listed last. */
  @Override
  public List<Feed> feeds() {
    return Stream.concat(
            boards.stream(),
            listing.projects().stream().map(project -> builds.computeIfAbsent(project, buildsOf)))
        .toList();
  }

  @Override
  public int branchesPerCall() {
    return NAMES;
  }

  private static Uni<Place> at(RepositoryRef repository) {
    return Uni.createFrom().item(() -> Place.of(repository));
  }
}
