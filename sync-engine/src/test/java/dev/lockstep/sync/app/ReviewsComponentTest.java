package dev.lockstep.sync.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.PullRequestChanged.Review;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.PullRequestChanged.Verdict;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.sync.RealParts;
import dev.lockstep.sync.rule.Artefact;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What reviewers say holds while events come that do not tell it. */
@QuarkusTest
@RealParts
class ReviewsComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Review APPROVED = new Review(new Person("1", "Eve"), Verdict.APPROVED);

  @Inject Artefacts artefacts;
  @Inject Transactions transactions;

  private final RepositoryRef repository =
      new RepositoryRef("github", "acme", "shop-" + System.nanoTime());
  private final String key = "REV-" + Math.floorMod(System.nanoTime(), 1_000_000_000);

  private PullRequestChanged pull(long version, @Nullable List<Review> reviews) {
    return new PullRequestChanged(
        repository,
        7,
        key,
        State.OPEN,
        "OPEN",
        "basket",
        "main",
        null,
        null,
        null,
        reviews,
        null,
        "https://example.org/pull/7",
        List.of(new KeyMention(key, KeyMention.Evidence.TITLE)),
        version,
        Instant.ofEpochMilli(version),
        null);
  }

  private void take(PullRequestChanged... batch) {
    Collection<Envelope<?>> envelopes =
        Stream.of(batch)
            .<Envelope<?>>map(
                event -> Envelope.of("/connector-scm", Instant.EPOCH, Origin.LIVE, event))
            .toList();
    transactions
        .run(tx -> artefacts.put(tx, Batch.of(envelopes).artefacts.values(), Instant.EPOCH))
        .await()
        .atMost(PATIENCE);
  }

  private @Nullable Set<Verdict> verdicts() {
    return transactions
        .run(tx -> artefacts.naming(tx, List.of(key)))
        .await()
        .atMost(PATIENCE)
        .getOrDefault(key, List.of())
        .stream()
        .map(naming -> (Artefact.PullRequest) naming.artefact())
        .findFirst()
        .orElseThrow()
        .verdicts();
  }

  @Test
  void theyStayWhereTheNextEventDoesNotTellThem() {
    take(pull(1, List.of(APPROVED)));
    take(pull(2, null));
    take(pull(3, null));

    assertThat(verdicts()).containsExactly(Verdict.APPROVED);
  }

  @Test
  void theyStayWithinOneBatch() {
    take(pull(1, List.of(APPROVED)), pull(2, null));

    assertThat(verdicts()).containsExactly(Verdict.APPROVED);
  }

  @Test
  void theyGoWhereAnEventTellsThatThereAreNone() {
    take(pull(1, List.of(APPROVED)));
    take(pull(2, List.of()));
    take(pull(3, null));

    assertThat(verdicts()).isEmpty();
  }

  @Test
  void nothingIsSaidWhereNobodyToldThem() {
    take(pull(1, null));

    assertThat(verdicts()).isNull();
  }
}
