package dev.lockstep.scm.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contract.CommitsPushed;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.TagChanged;
import dev.lockstep.scm.github.HookJson.AuthorJson;
import dev.lockstep.scm.github.HookJson.CommitJson;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.hook.HookDecoder.MalformedHookException;
import dev.lockstep.scm.port.Naming;
import dev.lockstep.scm.rest.Answers;
import dev.lockstep.scm.rest.HookBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pushes: branches are a hint to read them, commits and tags are told. */
final class PushHooks {

  private static final String HEADS = "refs/heads/";
  private static final String TAGS = "refs/tags/";
  private static final int MOST_COMMITS = 100;

  private PushHooks() {}

  static List<Hook> push(RepositoryRef repository, String event, HookJson json) {
    String ref = HookBody.named("ref", json.ref());
    if (ref.startsWith(TAGS)) {
      return List.of(tag(repository, name(ref, TAGS), json));
    }
    if (!ref.startsWith(HEADS)) {
      return List.of(new Hook.Ignored("neither branch nor tag"));
    }
    String branch = name(ref, HEADS);
    Hook touched = new Hook.BranchesTouched(repository, Set.of(branch), event);
    List<CommitsPushed.Commit> commits = commits(json);
    return commits.isEmpty()
        ? List.of(touched)
        : List.of(touched, pushed(repository, branch, commits, json));
  }

  /** Tags are told by the push that comes along. */
  static Hook ref(RepositoryRef repository, String event, HookJson json) {
    String name = HookBody.named("ref", json.ref());
    if (name.isBlank()) {
      throw new MalformedHookException("ref must be a name");
    }
    return "branch".equals(json.refType())
        ? new Hook.BranchesTouched(repository, Set.of(name), event)
        : new Hook.Ignored("no branch");
  }

  private static String name(String ref, String prefix) {
    String name = ref.substring(prefix.length());
    if (name.isBlank()) {
      throw new MalformedHookException("ref must name a branch or tag");
    }
    return name;
  }

  private static Hook pushed(
      RepositoryRef repository, String branch, List<CommitsPushed.Commit> commits, HookJson json) {
    Instant at = pushedAt(json);
    String head = HookBody.named("after", json.after());
    String messages =
        json.commits() == null
            ? ""
            : json.commits().stream()
                .filter(Objects::nonNull)
                .map(commit -> Answers.text(commit.message()))
                .collect(Collectors.joining("\n"));
    return new Hook.Facts(
        repository,
        repository + "#pushes",
        naming ->
            List.of(
                new CommitsPushed(
                    repository,
                    branch,
                    head,
                    commits,
                    naming.in(Map.of(Evidence.BRANCH, branch, Evidence.COMMIT, messages)),
                    PersonJson.person(json.sender()),
                    at.toEpochMilli(),
                    at)));
  }

  private static List<CommitsPushed.Commit> commits(HookJson json) {
    List<CommitsPushed.Commit> commits = new ArrayList<>();
    if (json.commits() != null) {
      for (CommitJson commit : json.commits()) {
        if (commit == null || commit.id() == null) {
          throw new MalformedHookException("commits must hold commits with an id only");
        }
        commits.add(
            new CommitsPushed.Commit(
                commit.id(),
                Answers.text(commit.message()).lines().findFirst().orElse(""),
                author(commit.author()),
                commit.url()));
      }
    }
    return commits.subList(Math.max(0, commits.size() - MOST_COMMITS), commits.size());
  }

  private static @Nullable Person author(@Nullable AuthorJson author) {
    if (author == null || author.username() == null && author.name() == null) {
      return null;
    }
    String id = author.username() == null ? author.name() : author.username();
    return new Person(Answers.text(id), author.name() == null ? Answers.text(id) : author.name());
  }

  private static Hook tag(RepositoryRef repository, String tag, HookJson json) {
    Instant at = pushedAt(json);
    boolean exists = !Boolean.TRUE.equals(json.deleted());
    return new Hook.Facts(
        repository,
        repository + "#tags",
        naming -> tagChanged(repository, tag, exists, json, at, naming));
  }

  /** An annotated tag is no commit itself; the head of the push is. */
  private static List<Event> tagChanged(
      RepositoryRef repository,
      String tag,
      boolean exists,
      HookJson json,
      Instant at,
      Naming naming) {
    String commit = json.headCommit() == null ? json.after() : json.headCommit().id();
    String url = json.repository() == null ? null : json.repository().url();
    return List.of(
        new TagChanged(
            repository,
            tag,
            exists,
            exists ? commit : null,
            exists && url != null ? url + "/releases/tag/" + tag : null,
            naming.in(Map.of(Evidence.BRANCH, tag)),
            at.toEpochMilli(),
            at));
  }

  /** GitHub's own time of the push, so that a delivery that is repeated later is no newer. */
  private static Instant pushedAt(HookJson json) {
    JsonNode at = json.repository() == null ? null : json.repository().pushedAt();
    Optional<Instant> time =
        at == null
            ? Optional.empty()
            : at.isIntegralNumber() && at.canConvertToInt()
                ? Answers.time(at.asLong() * 1_000)
                : Answers.time(at.asText());
    return time.or(
            () ->
                json.headCommit() == null
                    ? Optional.empty()
                    : Answers.time(json.headCommit().timestamp()))
        .orElseThrow(() -> new MalformedHookException("repository.pushed_at is no time"));
  }
}
