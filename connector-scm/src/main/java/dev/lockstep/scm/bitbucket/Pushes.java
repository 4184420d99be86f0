package dev.lockstep.scm.bitbucket;

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
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pushes: which branches they touched, which commits came, which tags were set and deleted. */
final class Pushes {

  private static final String TAG = "tag";
  private static final int MOST_COMMITS = 100;

  private final Clock clock;

  Pushes(Clock clock) {
    this.clock = clock;
  }

  /** The hint first: it is what must not be lost. */
  List<Hook> read(RepositoryRef repository, String event, HookJson json) {
    PushJson push = json.push();
    Set<String> branches = new TreeSet<>();
    List<Fact> facts = new ArrayList<>();
    for (ChangeJson change :
        HookBody.required("push.changes", push == null ? null : push.changes())) {
      if (change == null) {
        throw new MalformedHookException("push.changes must hold changes only");
      }
      BranchJson ref = change.after() == null ? change.before() : change.after();
      if (ref == null || ref.name() == null) {
        continue;
      }
      String name = HookBody.named("a name in push.changes", ref.name());
      if (TAG.equals(ref.type())) {
        facts.add((now, naming) -> tag(repository, name, change.after(), now, naming));
      } else {
        branches.add(name);
        commits(repository, name, change, json.actor(), facts);
      }
    }
    List<Hook> hooks = new ArrayList<>();
    hooks.add(new Hook.BranchesTouched(repository, branches, event));
    if (!facts.isEmpty()) {
      hooks.add(
          new Hook.Facts(repository, repository + "#pushes", naming -> events(facts, naming)));
    }
    return hooks;
  }

  /** An event once it is known when it was heard of and what names a work item. */
  @FunctionalInterface
  private interface Fact {
    Event at(Instant now, Naming naming);
  }

  private List<Event> events(List<Fact> facts, Naming naming) {
    Instant now = clock.instant();
    return facts.stream().map(fact -> fact.at(now, naming)).toList();
  }

  private static TagChanged tag(
      RepositoryRef repository,
      String name,
      @Nullable BranchJson after,
      Instant now,
      Naming naming) {
    CommitJson target = after == null ? null : after.target();
    return new TagChanged(
        repository,
        name,
        after != null,
        target == null ? null : target.hash(),
        after == null ? null : PullRequests.href(after.links()),
        naming.in(Map.of(Evidence.TITLE, name)),
        now.toEpochMilli(),
        now);
  }

  private static void commits(
      RepositoryRef repository,
      String branch,
      ChangeJson change,
      @Nullable AccountJson actor,
      List<Fact> facts) {
    CommitJson target = change.after() == null ? null : change.after().target();
    String head = target == null ? null : target.hash();
    List<CommitJson> shown = change.commits() == null ? List.of() : change.commits();
    List<CommitJson> commits =
        new ArrayList<>(
            shown.stream()
                .filter(Objects::nonNull)
                .filter(commit -> commit.hash() != null)
                .limit(MOST_COMMITS)
                .toList());
    if (head == null || commits.isEmpty()) {
      return;
    }
    Collections.reverse(commits);
    String messages =
        commits.stream()
            .map(commit -> Answers.text(commit.message()))
            .collect(Collectors.joining("\n"));
    facts.add(
        (now, naming) ->
            new CommitsPushed(
                repository,
                branch,
                head,
                commits.stream().map(Pushes::commit).toList(),
                naming.in(Map.of(Evidence.BRANCH, branch, Evidence.COMMIT, messages)),
                PullRequests.person(actor),
                now.toEpochMilli(),
                now));
  }

  private static CommitsPushed.Commit commit(CommitJson commit) {
    return new CommitsPushed.Commit(
        Answers.text(commit.hash()),
        Answers.text(commit.message()).lines().findFirst().orElse(""),
        commit.author() == null ? null : PullRequests.person(commit.author().user()),
        PullRequests.href(commit.links()));
  }
}
