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
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One workspace of Bitbucket Cloud. */
public final class BitbucketCloud implements CodeHost {

  static final String PROVIDER = "bitbucket";

  private static final int PULL_REQUESTS = 50;
  private static final int BRANCHES = 100;
  private static final int REPOSITORIES = 100;
  private static final int NAMES = 20;
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
  private static final String BRANCH_FIELDS =
      "next,values.name,values.target.hash,values.target.date,values.links.html.href";
  private static final String REPOSITORY_FIELDS =
      "next,values.name,values.slug,values.full_name,values.uuid,values.updated_on";

  private final String workspace;
  private final RepositoryPatterns scope;
  private final Duration overlap;
  private final Stamps stamps;
  private final Budget budget;
  private final Door door;
  private final BitbucketApi api;
  private final NextPageApi following;

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

  /**
   * One call for a hundred repositories. Where the settings name all of them, those are asked for;
   * a version of Bitbucket that cannot be asked so is not asked at all, and they have no stamps.
   */
  @Override
  public Uni<List<Repository>> repositories() {
    if (!scope.named()) {
      return listed(null);
    }
    return Multi.createFrom()
        .iterable(portions(scope.names()))
        .onItem()
        .transformToUniAndConcatenate(this::named)
        .collect()
        .in(ArrayList::new, List::addAll);
  }

  /** One that is not found is in scope all the same, so that its sweep says so. */
  private Uni<List<Repository>> named(List<String> names) {
    String query =
        names.stream().map(name -> "slug=\"" + name + "\"").collect(Collectors.joining(" OR "));
    return listed(query)
        .onFailure(UpstreamException.Rejected.class)
        .recoverWithItem(List.of())
        .map(
            found -> {
              Map<String, Repository> byName =
                  found.stream().collect(Collectors.toMap(r -> r.ref().name(), r -> r));
              return names.stream()
                  .map(name -> byName.getOrDefault(name, Repository.named(ref(name))))
                  .toList();
            });
  }

  private static List<List<String>> portions(List<String> names) {
    List<List<String>> portions = new ArrayList<>();
    for (int from = 0; from < names.size(); from += NAMES) {
      portions.add(names.subList(from, Math.min(names.size(), from + NAMES)));
    }
    return portions;
  }

  private Uni<List<Repository>> listed(@Nullable String query) {
    Instant askedAt = stamps.now();
    return door.read(
            "/repositories/{workspace}",
            () -> api.repositories(workspace, query, REPOSITORIES, "created_on", REPOSITORY_FIELDS))
        .chain(page -> moreRepositories(new ArrayList<>(), page, askedAt));
  }

  private Uni<List<Repository>> moreRepositories(
      List<Repository> before, RepositoryPageJson page, Instant askedAt) {
    for (RepositoryJson json : Answers.listed(page.values())) {
      String slug = slug(json);
      if (slug != null && scope.covers(slug)) {
        before.add(repository(slug, json, askedAt));
      }
    }
    return page.next() == null
        ? Uni.createFrom().item(before)
        : door.read(
                "/repositories/{workspace}",
                () -> following.repositories(door.sameOrigin(page.next())))
            .chain(more -> moreRepositories(before, more, askedAt));
  }

  private Repository repository(String slug, RepositoryJson json, Instant askedAt) {
    return new Repository(
        ref(slug),
        json.uuid() == null ? slug : json.uuid(),
        json.name() == null ? slug : json.name(),
        false,
        stamps.of(slug, Answers.time(json.updatedOn()).orElse(null), askedAt));
  }

  private static @Nullable String slug(RepositoryJson json) {
    if (json.slug() != null) {
      return json.slug();
    }
    String fullName = json.fullName();
    return fullName == null ? null : fullName.substring(fullName.indexOf('/') + 1);
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
        Answers.listed(page.values()).stream()
            .map(
                json ->
                    PullRequests.read(repository, json, null)
                        .orElseThrow(
                            () ->
                                new UpstreamException.Unavailable(
                                    "a pull request without id, title, state or updated_on")))
            .toList();
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
        .map(
            json ->
                PullRequests.read(repository, json, null)
                    .orElseThrow(
                        () ->
                            new UpstreamException.Unavailable(
                                "a pull request without id, title, state or updated_on")));
  }

  @Override
  public Uni<BranchList> branches(RepositoryRef repository) {
    return branchPage(repository, null)
        .chain(
            page ->
                moreBranches(new ArrayList<>(), page)
                    .map(all -> new BranchList(all, page.next() == null)));
  }

  @Override
  public Uni<List<Branch>> branches(RepositoryRef repository, Set<String> names) {
    String query =
        names.stream()
            .sorted()
            .map(name -> "name=\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
            .collect(Collectors.joining(" OR "));
    return branchPage(repository, query)
        .chain(page -> moreBranches(new ArrayList<>(), page))
        .map(found -> found.stream().filter(branch -> names.contains(branch.name())).toList());
  }

  @Override
  public int branchesPerCall() {
    return NAMES;
  }

  private Uni<BranchPageJson> branchPage(RepositoryRef repository, @Nullable String query) {
    return door.read(
        "/repositories/{workspace}/{repository}/refs/branches",
        () -> api.branches(workspace, repository.name(), query, BRANCHES, BRANCH_FIELDS));
  }

  private Uni<List<Branch>> moreBranches(List<Branch> before, BranchPageJson page) {
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
            .chain(more -> moreBranches(before, more));
  }

  private RepositoryRef ref(String name) {
    return new RepositoryRef(PROVIDER, workspace, name);
  }
}
