package dev.lockstep.scm.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.ChangePublisher;
import dev.lockstep.connector.Observed;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.Topics;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.Topic;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.PullRequest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Looks at pull requests of a host that keeps no time of their last change. */
@QuarkusTest
@RealParts
class LooksComponentTest {

  private static final Projects PROJECTS = new Projects(Set.of("ABC"));
  private static final Instant OPENED = Instant.parse("2026-11-20T10:00:00Z");
  private static final CodeHost HOST =
      (CodeHost)
          Proxy.newProxyInstance(
              CodeHost.class.getClassLoader(),
              new Class<?>[] {CodeHost.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("tellsUpdates")) {
                  return false;
                }
                throw new UnsupportedOperationException(method.getName());
              });

  private final RepositoryRef repository =
      new RepositoryRef("azure-devops", "elsewhere", "Shop:looks-" + System.nanoTime());

  @Inject Looks looks;
  @Inject ChangePublisher publisher;

  private PullRequest titled(String title, State state, @Nullable Instant closed) {
    return new PullRequest(
        repository,
        7,
        title,
        "",
        state,
        state.name(),
        "basket",
        "main",
        null,
        null,
        null,
        null,
        List.of(),
        Set.of(),
        "https://example.com/7",
        closed == null ? OPENED : closed,
        null);
  }

  private List<Observed> look(PullRequest seen, Instant at) {
    return looks
        .at(HOST, repository, List.of(seen), PROJECTS, at, false)
        .await()
        .atMost(Duration.ofSeconds(10));
  }

  private int publish(List<Observed> news) {
    return publisher
        .publishNew(
            RepositorySweep.scope(repository), ChangeEvents.SOURCE, event -> Origin.LIVE, news)
        .await()
        .atMost(Duration.ofSeconds(10));
  }

  @Test
  void the_same_is_no_news_and_what_differs_has_the_time_of_the_look() {
    Instant first = OPENED.plusSeconds(60);
    Instant second = OPENED.plusSeconds(120);
    Instant closed = OPENED.plusSeconds(150);
    try (Topic<PullRequestChanged> told =
        new Topic<>(Topics.SCM_CHANGE, PullRequestChanged.class)) {
      publish(look(titled("one", State.OPEN, null), first));
      assertThat(look(titled("one", State.OPEN, null), second)).isEmpty();
      publish(look(titled("two", State.OPEN, null), second));
      publish(look(titled("two", State.DECLINED, closed), OPENED.plusSeconds(180)));

      List<PullRequestChanged> all = told.all(event -> event.repository().equals(repository));
      assertThat(all)
          .extracting(PullRequestChanged::occurredAt)
          .as("opened, changed some time before the look, closed when the host says")
          .containsExactly(OPENED, second, closed);
      assertThat(all.get(1).version()).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, second));
    }
  }

  @Test
  void an_older_look_that_is_published_later_does_not_win() {
    List<Observed> older = look(titled("old", State.OPEN, null), OPENED.plusSeconds(60));
    List<Observed> newer = look(titled("new", State.OPEN, null), OPENED.plusSeconds(61));

    assertThat(publish(newer)).isEqualTo(1);
    assertThat(publish(older)).isZero();
    assertThat(look(titled("new", State.OPEN, null), OPENED.plusSeconds(62))).isEmpty();
  }
}
