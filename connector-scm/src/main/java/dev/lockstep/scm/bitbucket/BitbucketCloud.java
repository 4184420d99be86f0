package dev.lockstep.scm.bitbucket;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.hook.HookDecoder;
import dev.lockstep.scm.port.Branch;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.HookCare;
import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.scm.port.Repository;
import dev.lockstep.scm.rest.Answers;
import dev.lockstep.scm.rest.Authorization;
import dev.lockstep.scm.rest.Door;
import dev.lockstep.scm.rest.Failures;
import dev.lockstep.settings.BitbucketSettings;
import dev.lockstep.settings.RepositoryPatterns;
import dev.lockstep.settings.Secret;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One workspace of Bitbucket Cloud. */
public final class BitbucketCloud implements CodeHost {

  static final String PROVIDER = "bitbucket";

  private static final int PULL_REQUESTS = 50;
  private static final List<String> STATES = List.of("OPEN", "MERGED", "DECLINED", "SUPERSEDED");
  private static final String PULL_REQUEST_FIELDS =
      "next,values.id,values.title,values.description,values.state,values.draft,values.updated_on,"
          + "values.author.display_name,values.author.account_id,values.author.uuid,"
          + "values.source.branch.name,values.source.commit.hash,values.destination.branch.name,"
          + "values.merge_commit.hash,values.links.html.href,values.participants.role,"
          + "values.participants.state,values.participants.user.display_name,"
          + "values.participants.user.account_id,values.participants.user.uuid";
  private static final String ONE_PULL_REQUEST =
      PULL_REQUEST_FIELDS.replace("next,", "").replace("values.", "");

  private final String workspace;
  private final RepositoryPatterns scope;
  private final Duration overlap;
  private final Stamps stamps;
  private final Budget budget;
  private final Door door;
  private final BitbucketApi api;
  private final NextPageApi following;
  private final RepositoryListing listing;
  private final Branches branches;

  BitbucketCloud(
      String workspace,
      RepositoryPatterns scope,
      Duration overlap,
      Stamps stamps,
      Budget budget,
      Door door) {
    this.workspace = workspace.toLowerCase(Locale.ROOT);
    this.scope = scope;
    this.overlap = overlap;
    this.stamps = stamps;
    this.budget = budget;
    this.door = door;
    this.api = door.calls(BitbucketApi.class);
    this.following = door.calls(NextPageApi.class);
    this.listing = new RepositoryListing(this.workspace, scope, stamps, door);
    this.branches = new Branches(this.workspace, door);
  }

  /**
   * As the settings say.
   *
   * @param overlap how far a traversal reaches back behind its saved cursor
   * @param clock of the moments at which repositories are listed
   * @param gateway of the settings' token
   */
  public static BitbucketCloud of(
      BitbucketSettings settings, Duration overlap, Clock clock, UpstreamGateway gateway) {
    String token = settings.token().value();
    Authorization authorization =
        settings.email() == null
            ? Authorization.bearer(token)
            : Authorization.basic(settings.email(), token);
    Budget budget = new Budget();
    return new BitbucketCloud(
        settings.workspace(),
        settings.repositories(),
        overlap,
        new Stamps(clock),
        budget,
        new Door(settings.apiUrl(), authorization, new Failures(budget), gateway));
  }

  /**
   * Reads the webhooks of any workspace.
   *
   * @param heard is told of each pull request, as {@link #heard}
   * @param clock tells when a push was heard of
   */
  public static HookDecoder hooks(Consumer<PullRequest> heard, Clock clock) {
    return new BitbucketHooks(heard, clock);
  }

  /** Keeps the webhook of this workspace. */
  public HookCare hookCare(Secret secret) {
    return new BitbucketHookCare(workspace, secret, door);
  }

  /** A webhook told of a pull request, which shows whether stamps can be believed. */
  public void heard(PullRequest pullRequest) {
    if (covers(pullRequest.repository())) {
      stamps.seen(pullRequest);
    }
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (!stamps.trusted()) {
      remarks.add(
          "update times of repositories say nothing of pull requests, so all are swept each"
              + " interval");
    }
    if (budget.isNear()) {
      remarks.add("the hourly budget of calls is nearly spent");
    }
    return remarks;
  }

  @Override
  public String source() {
    return PROVIDER + "/" + workspace;
  }

  @Override
  public boolean covers(RepositoryRef repository) {
    return repository.provider().equals(PROVIDER)
        && repository.owner().equals(workspace)
        && scope.covers(repository.name());
  }

  @Override
  public Uni<List<Repository>> repositories() {
    return listing.read();
  }

  @Override
  public Uni<Page> changesSince(RepositoryRef repository, Optional<String> saved) {
    PullRequestCursor cursor = PullRequestCursor.parse(saved);
    Instant from = cursor.from(overlap);
    String query = from.equals(Instant.EPOCH) ? null : updatedSince(from);
    URI link = cursor.next();
    return door.read(
            "/repositories/{workspace}/{repository}/pullrequests",
            () ->
                link == null
                    ? api.pullRequests(
                        workspace,
                        repository.name(),
                        STATES,
                        query,
                        "updated_on",
                        PULL_REQUESTS,
                        PULL_REQUEST_FIELDS)
                    : following.pullRequests(door.sameOrigin(link.toString())))
        .map(page -> page(repository, cursor, from, page));
  }

  /**
   * Names the states once more: whether {@code q} overrides {@code state} is documented nowhere.
   */
  private static String updatedSince(Instant from) {
    return STATES.stream()
        .map(state -> "state=\"" + state + "\"")
        .collect(Collectors.joining(" OR ", "updated_on>=\"" + from + "\" AND (", ")"));
  }

  private Page page(
      RepositoryRef repository, PullRequestCursor cursor, Instant from, PullRequestPageJson page) {
    List<PullRequest> seen =
        Answers.listed(page.values()).stream().map(json -> read(repository, json)).toList();
    seen.forEach(stamps::seen);
    Instant latest = seen.isEmpty() ? from : seen.get(seen.size() - 1).updated();
    return page.next() == null || seen.isEmpty()
        ? new Page(seen, cursor.saved(latest).text(), false)
        : new Page(
            seen, PullRequestCursor.onward(from, latest, URI.create(page.next())).text(), true);
  }

  @Override
  public Uni<PullRequest> pullRequest(RepositoryRef repository, long number) {
    return door.read(
            "/repositories/{workspace}/{repository}/pullrequests/{id}",
            () -> api.pullRequest(workspace, repository.name(), number, ONE_PULL_REQUEST))
        .map(json -> read(repository, json));
  }

  private static PullRequest read(RepositoryRef repository, PullRequestJson json) {
    return PullRequests.read(repository, json, null)
        .orElseThrow(
            () ->
                new UpstreamException.Unavailable(
                    "a pull request without id, title, state or updated_on"));
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
}
