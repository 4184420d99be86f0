package dev.lockstep.scm.bitbucketdc;

import dev.lockstep.contract.CommitsPushed;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.TagChanged;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.hook.HookDecoder.MalformedHookException;
import dev.lockstep.scm.port.Naming;
import dev.lockstep.scm.rest.Answers;
import dev.lockstep.scm.rest.HookBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pushes: which branches they touched, which tags were set and deleted, and which commits came,
 * where the version of Bitbucket shows them and one branch was pushed. Branches are a hint to read
 * them; what else is told has the time of the push, which is signed with the rest, so that one that
 * is sent again is no newer.
 */
final class ServerPushes {

  private static final String TAG = "TAG";
  private static final String DELETED = "DELETE";
  private static final int MOST_COMMITS = 100;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS]Z");

  private final ServerPullRequests web;

  /**
   * @param web knows where people open things
   */
  ServerPushes(ServerPullRequests web) {
    this.web = web;
  }

  /** The hint first: it is what must not be lost. */
  List<Hook> read(RepositoryRef repository, String event, HookJson json) {
    Set<String> branches = new TreeSet<>();
    List<ChangeJson> pushed = new ArrayList<>();
    List<ChangeJson> tags = new ArrayList<>();
    for (ChangeJson change : HookBody.required("changes", json.changes())) {
      if (change == null) {
        throw new MalformedHookException("changes must hold changes only");
      }
      RefJson ref = HookBody.required("ref of a change", change.ref());
      String name = HookBody.named("ref.displayId of a change", ref.displayId());
      if (TAG.equals(ref.type())) {
        tags.add(change);
      } else {
        branches.add(name);
        pushed.add(change);
      }
    }
    List<Hook> hooks = new ArrayList<>();
    hooks.add(new Hook.BranchesTouched(repository, branches, event));
    time(json.date())
        .map(at -> facts(repository, json, pushed, tags, at))
        .filter(facts -> !facts.isEmpty())
        .ifPresent(
            facts ->
                hooks.add(
                    new Hook.Facts(
                        repository,
                        repository + "#pushes",
                        naming -> facts.stream().map(fact -> fact.apply(naming)).toList())));
    return hooks;
  }

  private List<Function<Naming, Event>> facts(
      RepositoryRef repository,
      HookJson json,
      List<ChangeJson> pushed,
      List<ChangeJson> tags,
      Instant at) {
    List<Function<Naming, Event>> facts = new ArrayList<>();
    for (ChangeJson change : tags) {
      facts.add(naming -> tag(repository, change, at, naming));
    }
    List<HookCommitJson> commits = commits(json);
    if (pushed.size() == 1 && !commits.isEmpty() && !DELETED.equals(pushed.get(0).type())) {
      facts.add(naming -> commits(repository, json, pushed.get(0), commits, at, naming));
    }
    return facts;
  }

  /** Bitbucket names what the tag itself points at: of an annotated one an object of its own. */
  private TagChanged tag(RepositoryRef repository, ChangeJson change, Instant at, Naming naming) {
    String name = name(change);
    boolean exists = !DELETED.equals(change.type());
    String path = "/browse?at=" + URLEncoder.encode("refs/tags/" + name, StandardCharsets.UTF_8);
    return new TagChanged(
        repository,
        name,
        exists,
        exists ? change.toHash() : null,
        exists ? web.url(repository, path) : null,
        naming.in(Map.of(Evidence.TITLE, name)),
        at.toEpochMilli(),
        at);
  }

  private CommitsPushed commits(
      RepositoryRef repository,
      HookJson json,
      ChangeJson change,
      List<HookCommitJson> commits,
      Instant at,
      Naming naming) {
    String branch = name(change);
    String messages =
        commits.stream()
            .map(commit -> Answers.text(commit.message()))
            .collect(Collectors.joining("\n"));
    String newest = Answers.text(commits.get(commits.size() - 1).id());
    return new CommitsPushed(
        repository,
        branch,
        change.toHash() == null ? newest : change.toHash(),
        commits.stream().map(commit -> commit(repository, commit)).toList(),
        naming.in(Map.of(Evidence.BRANCH, branch, Evidence.COMMIT, messages)),
        ServerPullRequests.person(json.actor()),
        at.toEpochMilli(),
        at);
  }

  /** Oldest first; Bitbucket shows them newest first. */
  private static List<HookCommitJson> commits(HookJson json) {
    List<@Nullable HookCommitJson> shown = json.commits() == null ? List.of() : json.commits();
    List<HookCommitJson> commits = new ArrayList<>();
    shown.stream()
        .filter(Objects::nonNull)
        .filter(commit -> commit.id() != null)
        .limit(MOST_COMMITS)
        .forEach(commits::add);
    Collections.reverse(commits);
    return commits;
  }

  private CommitsPushed.Commit commit(RepositoryRef repository, HookCommitJson commit) {
    String id = Answers.text(commit.id());
    return new CommitsPushed.Commit(
        id,
        Answers.text(commit.message()).lines().findFirst().orElse(""),
        ServerPullRequests.person(commit.author()),
        web.url(repository, "/commits/" + URLEncoder.encode(id, StandardCharsets.UTF_8)));
  }

  private static String name(ChangeJson change) {
    return change.ref() == null ? "" : Answers.text(change.ref().displayId());
  }

  /** Without a time nothing but the hint is taken: what has no version cannot be told. */
  private static Optional<Instant> time(@Nullable String date) {
    try {
      return Optional.ofNullable(date)
          .map(text -> OffsetDateTime.parse(text, DATE).toInstant())
          .flatMap(at -> Answers.time(at.toEpochMilli()));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
