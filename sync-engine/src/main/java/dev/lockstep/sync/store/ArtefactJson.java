package dev.lockstep.sync.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.lockstep.contract.BuildChanged;
import dev.lockstep.contract.DeploymentChanged;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.PullRequestChanged.Verdict;
import dev.lockstep.contract.ReleaseChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sync.rule.Artefact;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An artefact as it is stored.
 *
 * @param id of a build, deployment or release
 * @param name of a branch, build, environment or release
 * @param target the branch a pull request goes to, or that a build is of
 * @param verdicts absent where they were not told
 * @param at epoch milliseconds
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ArtefactJson(
    Kind kind,
    String repository,
    @Nullable Long number,
    @Nullable String id,
    @Nullable String name,
    String state,
    @Nullable String target,
    @Nullable String author,
    @Nullable String authorName,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Set<String> verdicts,
    @Nullable Long at) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectReader READER = JSON.readerFor(ArtefactJson.class);
  private static final ObjectWriter WRITER = JSON.writerFor(ArtefactJson.class);
  private static final String EXISTS = "EXISTS";
  private static final String GONE = "GONE";

  enum Kind {
    BRANCH,
    PULL,
    BUILD,
    DEPLOYMENT,
    RELEASE
  }

  static String write(Artefact artefact) {
    try {
      return WRITER.writeValueAsString(of(artefact));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + artefact.label(), e);
    }
  }

  static Artefact read(String text) {
    try {
      return READER.<ArtefactJson>readValue(text).artefact();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read an artefact", e);
    }
  }

  private static ArtefactJson of(Artefact artefact) {
    String repository = artefact.repository().toString();
    Instant time = artefact.at();
    Long at = time == null ? null : time.toEpochMilli();
    if (artefact instanceof Artefact.Branch branch) {
      String state = branch.exists() ? EXISTS : GONE;
      return new ArtefactJson(
          Kind.BRANCH, repository, null, null, branch.name(), state, null, null, null, null, at);
    }
    if (artefact instanceof Artefact.PullRequest pull) {
      Person author = pull.author();
      return new ArtefactJson(
          Kind.PULL,
          repository,
          pull.number(),
          null,
          null,
          pull.state().name(),
          pull.target(),
          author == null ? null : author.id(),
          author == null ? null : author.name(),
          words(pull.verdicts()),
          at);
    }
    if (artefact instanceof Artefact.Build build) {
      return plain(
          Kind.BUILD, repository, build.id(), build.name(), build.state(), build.branch(), at);
    }
    if (artefact instanceof Artefact.Deployment deployment) {
      return plain(
          Kind.DEPLOYMENT,
          repository,
          deployment.id(),
          deployment.environment(),
          deployment.state(),
          null,
          at);
    }
    Artefact.Release release = (Artefact.Release) artefact;
    return plain(Kind.RELEASE, repository, release.id(), release.name(), release.state(), null, at);
  }

  private static ArtefactJson plain(
      Kind kind,
      String repository,
      String id,
      String name,
      Enum<?> state,
      @Nullable String target,
      @Nullable Long at) {
    return new ArtefactJson(
        kind, repository, null, id, name, state.name(), target, null, null, null, at);
  }

  private Artefact artefact() {
    RepositoryRef where = RepositoryRef.parse(repository);
    Instant time = at == null ? null : Instant.ofEpochMilli(at);
    return switch (kind) {
      case BRANCH -> new Artefact.Branch(where, there(name), state.equals(EXISTS), time);
      case PULL ->
          new Artefact.PullRequest(
              where,
              there(number),
              PullRequestChanged.State.valueOf(state),
              target,
              author == null ? null : new Person(author, authorName == null ? "" : authorName),
              said(),
              time);
      case BUILD ->
          new Artefact.Build(
              where, there(id), there(name), target, BuildChanged.State.valueOf(state), time);
      case DEPLOYMENT ->
          new Artefact.Deployment(
              where, there(id), there(name), DeploymentChanged.State.valueOf(state), time);
      case RELEASE ->
          new Artefact.Release(
              where, there(id), there(name), ReleaseChanged.State.valueOf(state), time);
    };
  }

  private static @Nullable Set<String> words(@Nullable Set<Verdict> verdicts) {
    if (verdicts == null) {
      return null;
    }
    Set<String> words = new TreeSet<>();
    verdicts.forEach(verdict -> words.add(verdict.name()));
    return words;
  }

  private @Nullable Set<Verdict> said() {
    if (verdicts == null) {
      return null;
    }
    Set<Verdict> said = new TreeSet<>();
    verdicts.forEach(verdict -> said.add(Verdict.valueOf(verdict)));
    return said;
  }

  private static <T> T there(@Nullable T value) {
    return Objects.requireNonNull(value);
  }
}
