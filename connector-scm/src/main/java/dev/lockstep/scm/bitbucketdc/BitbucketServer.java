package dev.lockstep.scm.bitbucketdc;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.hook.HookDecoder;
import dev.lockstep.scm.port.Branch;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.HookCare;
import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.scm.port.Repository;
import dev.lockstep.scm.rest.Answers;
import dev.lockstep.scm.rest.Authorization;
import dev.lockstep.scm.rest.Door;
import dev.lockstep.scm.rest.Failures;
import dev.lockstep.settings.BitbucketServerSettings;
import dev.lockstep.settings.RepositoryPatterns;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One project of a Bitbucket Data Center.
 *
 * <p>Nothing tells what changed in a project, so each repository is asked for its newest pull
 * requests and for its branches once an interval: two calls while nothing changes.
 */
public final class BitbucketServer implements CodeHost {

  static final String PROVIDER = "bitbucket-dc";

  private static final int PAGE = 100;
  private static final String REPOSITORY = "/projects/{project}/repos/{repository}";

  private final String project;
  private final RepositoryPatterns scope;
  private final Duration overlap;
  private final ServerPullRequests pullRequests;
  private final Door door;
  private final BitbucketServerApi api;
  private final ServerBranches branches;
  private final Duration census;
  private final Clock clock;

  /**
   * @param overlap how far a traversal reaches back behind its saved cursor
   * @param census between two counts of what is open
   * @param base where people open the host
   */
  BitbucketServer(
      String project,
      RepositoryPatterns scope,
      Duration overlap,
      Duration census,
      URI base,
      Door door,
      Clock clock) {
    this.project = project.toUpperCase(Locale.ROOT);
    this.scope = scope;
    this.overlap = overlap;
    this.pullRequests = new ServerPullRequests(base);
    this.door = door;
    this.api = door.calls(BitbucketServerApi.class);
    this.branches = new ServerBranches(this.project, pullRequests, door, api);
    this.census = census;
    this.clock = clock;
  }

  /**
   * A host for each project of the settings.
   *
   * @param overlap how far a traversal reaches back behind its saved cursor
   * @param census between two counts of what is open
   * @param gateway of the settings' token
   */
  public static List<CodeHost> of(
      BitbucketServerSettings settings,
      Duration overlap,
      Duration census,
      UpstreamGateway gateway,
      Clock clock) {
    Door door = door(settings, gateway);
    return settings.projects().stream()
        .<CodeHost>map(
            project ->
                new BitbucketServer(
                    project,
                    settings.repositories(),
                    overlap,
                    census,
                    settings.baseUrl(),
                    door,
                    clock))
        .toList();
  }

  /** Keeps the webhooks of one of these projects; the host is that of {@link #of}. */
  public static HookCare hookCare(
      CodeHost host, BitbucketServerSettings settings, UpstreamGateway gateway) {
    return new ServerHookCare(host, settings.webhookSecrets().get(0), door(settings, gateway));
  }

  /**
   * Reads the webhooks of any project.
   *
   * @param base where people open the host
   */
  public static HookDecoder hooks(URI base) {
    return new ServerHooks(base);
  }

  static Door door(BitbucketServerSettings settings, UpstreamGateway gateway) {
    String token = settings.token().value();
    return new Door(
        URI.create(settings.baseUrl() + "/rest/api/latest"),
        settings.user() == null
            ? Authorization.bearer(token)
            : Authorization.basic(settings.user(), token),
        new Failures(),
        gateway);
  }

  static RepositoryRef ref(String project, String slug) {
    return new RepositoryRef(
        PROVIDER, project.toUpperCase(Locale.ROOT), slug.toLowerCase(Locale.ROOT));
  }

  @Override
  public String source() {
    return PROVIDER + "/" + project;
  }

  @Override
  public boolean covers(RepositoryRef repository) {
    return repository.provider().equals(PROVIDER)
        && repository.owner().equals(project)
        && scope.covers(repository.name());
  }

  @Override
  public Uni<List<Repository>> repositories() {
    return scope.named()
        ? Uni.createFrom()
            .item(scope.names().stream().map(name -> Repository.named(ref(project, name))).toList())
        : repositories(new ArrayList<>(), 0);
  }

  private Uni<List<Repository>> repositories(List<Repository> before, long start) {
    return door.read("/projects/{project}/repos", () -> api.repositories(project, start, PAGE))
        .chain(
            page -> {
              for (RepositoryJson json : Answers.listed(page.values())) {
                if (json.slug() == null) {
                  throw new UpstreamException.Unavailable("a repository without slug");
                }
                if (scope.covers(json.slug())) {
                  before.add(repository(json, json.slug()));
                }
              }
              return page.nextPageStart() == null
                  ? Uni.createFrom().item(before)
                  : repositories(before, page.nextPageStart());
            });
  }

  private Repository repository(RepositoryJson json, String slug) {
    return new Repository(
        ref(project, slug),
        json.id() == null ? slug : json.id().toString(),
        json.name() == null ? slug : json.name(),
        Boolean.TRUE.equals(json.archived()),
        null);
  }

  @Override
  public Uni<Page> changesSince(RepositoryRef repository, Optional<String> cursor) {
    ListWalk walk = ListWalk.parse(cursor);
    return door.read(
            REPOSITORY + "/pull-requests",
            () ->
                api.pullRequests(
                    project, repository.name(), "ALL", "NEWEST", walk.start(), walk.limit()))
        .map(page -> page(repository, walk, page));
  }

  private Page page(RepositoryRef repository, ListWalk walk, PullRequestPageJson page) {
    if (page.limit() != null && page.limit() < walk.limit()) {
      return new Page(List.of(), walk.shorter(page.limit()).text(), true);
    }
    List<PullRequest> seen =
        Answers.listed(page.values()).stream().map(json -> read(repository, json)).toList();
    Instant from = walk.from(overlap);
    Long next = page.nextPageStart();
    if (!walk.up() && next != null && !endsBefore(from, seen)) {
      return new Page(List.of(), walk.down(next).text(), true);
    }
    Optional<Integer> news = walk.joined(seen);
    if (news.isEmpty()) {
      return new Page(List.of(), walk.again().text(), true);
    }
    List<PullRequest> told = new ArrayList<>(seen.subList(0, news.get()));
    told.removeIf(one -> one.updated().isBefore(from));
    Collections.reverse(told);
    ListWalk after = walk.told(seen);
    return new Page(told, after.text(), after.within());
  }

  /**
   * Whether what comes after this page is older. Only pages that are in the order of their update
   * times prove that; where a version of Bitbucket has another order, all pages are read.
   */
  private static boolean endsBefore(Instant from, List<PullRequest> page) {
    for (int i = 1; i < page.size(); i++) {
      if (page.get(i).updated().isAfter(page.get(i - 1).updated())) {
        return false;
      }
    }
    return !page.isEmpty() && page.get(page.size() - 1).updated().isBefore(from);
  }

  private PullRequest read(RepositoryRef repository, PullRequestJson json) {
    return pullRequests
        .read(repository, json, null)
        .orElseThrow(
            () ->
                new UpstreamException.Unavailable(
                    "a pull request without id, title, state or updatedDate"));
  }

  @Override
  public Uni<PullRequest> pullRequest(RepositoryRef repository, long number) {
    return door.read(
            REPOSITORY + "/pull-requests/{number}",
            () -> api.pullRequest(project, repository.name(), number))
        .map(json -> read(repository, json));
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
    return 1;
  }

  @Override
  public List<Feed> feeds(RepositoryRef repository) {
    return List.of(new DeletedFeed(repository, this, census, clock));
  }

  /** Where people open a pull request. */
  String url(RepositoryRef repository, long number) {
    return pullRequests.url(repository, "/pull-requests/" + number);
  }

  /**
   * Pull requests that are open.
   *
   * @param next where the next page begins; null after the last
   */
  record OpenPage(List<PullRequest> pullRequests, @Nullable Long next) {}

  Uni<OpenPage> open(RepositoryRef repository, long start) {
    return door.read(
            REPOSITORY + "/pull-requests",
            () -> api.pullRequests(project, repository.name(), "OPEN", "NEWEST", start, PAGE))
        .map(
            page ->
                new OpenPage(
                    Answers.listed(page.values()).stream()
                        .map(json -> read(repository, json))
                        .toList(),
                    page.nextPageStart()));
  }
}
