package dev.lockstep.scm.bitbucketdc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.Pace;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.scm.SandboxResource;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.CodeHostContract;
import dev.lockstep.scm.port.RepositoryPeople;
import dev.lockstep.scm.rest.Authorization;
import dev.lockstep.scm.rest.Door;
import dev.lockstep.scm.rest.Failures;
import dev.lockstep.settings.RepositoryPatterns;
import dev.lockstep.testing.EmbeddedKafka;
import dev.lockstep.testing.EmbeddedPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Bitbucket Data Center keeps the contract of code hosts, in a sandbox of its own. */
@QuarkusTest
@WithTestResource(value = EmbeddedPostgres.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = EmbeddedKafka.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SandboxResource.class, scope = TestResourceScope.GLOBAL)
class BitbucketServerComponentTest extends CodeHostContract {

  private static final String PROJECT = "CONTRACT";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final Sandbox OWN = Sandbox.start(); // what goes wrong here goes wrong here only

  private final URI uri = OWN.uri();
  private final SandboxClient sandbox = OWN.client();
  private final BitbucketPeople project = sandbox.bitbucketDataCenter(PROJECT);
  private final CodeHost host =
      new BitbucketServer(
          PROJECT,
          RepositoryPatterns.ALL,
          Duration.ofMinutes(10),
          OWN.bitbucketDataCenter(),
          new Door(
              uri.resolve("/bitbucket-dc/rest/api/latest"),
              Authorization.bearer("token"),
              new Failures(),
              new UpstreamGateway(
                  "bitbucket-dc/contract",
                  new Pace(500, () -> 1),
                  Duration.ofSeconds(10),
                  Clock.systemUTC(),
                  new SimpleMeterRegistry())));

  @AfterAll
  static void stop() {
    OWN.close();
  }

  @Override
  protected CodeHost host() {
    return host;
  }

  @Override
  protected RepositoryRef newRepository() {
    String slug = "repository-" + NUMBER.incrementAndGet();
    project.repository(slug);
    return new RepositoryRef("bitbucket-dc", PROJECT, slug);
  }

  @Override
  protected SandboxClient sandbox() {
    return sandbox;
  }

  @Override
  protected String faults() {
    return "bitbucket";
  }

  @Override
  protected People peopleOf(RepositoryRef repository) {
    return new RepositoryPeople(project, repository.name());
  }

  @Test
  void a_server_that_gives_short_pages_only_is_read_to_its_end_all_the_same() {
    RepositoryRef repository = newRepository();
    project.push(repository.name(), "feature/ABC-1", "Dana Developer");
    for (int i = 1; i <= 25; i++) {
      project.open(repository.name(), "ABC-" + i, "feature/ABC-1", "Dana Developer");
    }
    sandbox.bitbucketDataCenter(new Requests.BitbucketDataCenter(true, 10));
    List<Long> told;
    try {
      told = tell(repository, page -> {});
    } finally {
      sandbox.bitbucketDataCenter(Requests.BitbucketDataCenter.PLAIN);
    }
    assertThat(told).containsExactlyElementsOf(LongStream.rangeClosed(1, 25).boxed().toList());
  }

  @Test
  void archived_repositories_are_told_and_nothing_is_a_stamp() {
    RepositoryRef repository = newRepository();
    project.archive(repository.name());

    assertThat(host.repositories().await().atMost(Duration.ofSeconds(10)))
        .filteredOn(listed -> listed.ref().equals(repository))
        .singleElement()
        .satisfies(
            listed -> {
              assertThat(listed.archived()).isTrue();
              assertThat(listed.stamp()).isNull();
              assertThat(listed.id()).isNotEqualTo(repository.name());
            });
  }

  @Test
  void many_that_move_to_the_front_while_the_list_is_read_hide_no_other() {
    RepositoryRef repository = newRepository();
    String slug = repository.name();
    project.push(slug, "feature/ABC-1", "Dana Developer");
    for (int i = 1; i <= 120; i++) {
      project.open(slug, "ABC-" + i, "feature/ABC-1", "Dana Developer");
    }

    List<Long> told =
        tell(
            repository,
            shown -> {
              if (shown == 1) {
                for (int i = 1; i <= 15; i++) { // more than two pages have in common
                  project.retitle(slug, i, "ABC-" + i + " again", "Dana Developer");
                }
              }
            });

    assertThat(told.subList(0, 120))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 120).boxed().toList());
    assertThat(told.subList(120, told.size()))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 15).boxed().toList());
  }

  private List<Long> tell(RepositoryRef repository, IntConsumer afterPage) {
    List<Long> told = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    int shown = 0;
    for (boolean more = true; more; ) {
      CodeHost.Page page =
          host.changesSince(repository, cursor).await().atMost(Duration.ofSeconds(10));
      page.pullRequests().forEach(one -> told.add(one.number()));
      if (!page.pullRequests().isEmpty()) {
        afterPage.accept(++shown);
      }
      cursor = Optional.of(page.next());
      more = page.more();
    }
    return told;
  }
}
