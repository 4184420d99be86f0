package dev.lockstep.scm.bitbucket;

import dev.lockstep.connector.Pace;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxClient;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;

/** Bitbucket Cloud keeps the contract of code hosts, in a sandbox of its own. */
@QuarkusTest
@WithTestResource(value = EmbeddedPostgres.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = EmbeddedKafka.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SandboxResource.class, scope = TestResourceScope.GLOBAL)
class BitbucketCloudComponentTest extends CodeHostContract {

  private static final String WORKSPACE = "contract";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final Sandbox OWN = Sandbox.start(); // what goes wrong here goes wrong here only

  private final URI uri = OWN.uri();
  private final SandboxClient sandbox = OWN.client();
  private final BitbucketPeople workspace = sandbox.bitbucket(WORKSPACE);
  private final CodeHost host =
      new BitbucketCloud(
          WORKSPACE,
          RepositoryPatterns.ALL,
          Duration.ofMinutes(10),
          new Stamps(Clock.systemUTC()),
          new Budget(),
          new Door(
              uri.resolve("/bitbucket/2.0"),
              Authorization.bearer("token"),
              new Failures(),
              new UpstreamGateway(
                  "bitbucket/contract",
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
    workspace.repository(slug);
    return new RepositoryRef("bitbucket", WORKSPACE, slug);
  }

  @Override
  protected void trouble(Trouble trouble) {
    sandbox.noFaults();
    switch (trouble) {
      case NONE -> {}
      case THROTTLED -> sandbox.faults("{\"bitbucket\":{\"throttleRate\":1}}");
      case DOWN -> sandbox.faults("{\"bitbucket\":{\"errorRate\":1}}");
      case SIGN_IN_PAGE -> sandbox.faults("{\"bitbucket\":{\"htmlRate\":1}}");
      case CUT -> sandbox.faults("{\"bitbucket\":{\"cutRate\":1}}");
    }
  }

  @Override
  protected People peopleOf(RepositoryRef repository) {
    return new RepositoryPeople(workspace, repository.name());
  }
}
