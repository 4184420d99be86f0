package dev.lockstep.scm.github;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.GitHubPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.scm.SandboxResource;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.CodeHostContract;
import dev.lockstep.testing.EmbeddedKafka;
import dev.lockstep.testing.EmbeddedPostgres;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;

/** GitHub keeps the contract of code hosts, in a sandbox of its own. */
@QuarkusTest
@WithTestResource(value = EmbeddedPostgres.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = EmbeddedKafka.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SandboxResource.class, scope = TestResourceScope.GLOBAL)
class GitHubComponentTest extends CodeHostContract {

  private static final String OWNER = "Contract";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final Sandbox OWN =
      Sandbox.start(SandboxOptions.local().withClock(new TickingClock()));

  private final SandboxClient sandbox = OWN.client();
  private final GitHubPeople people = sandbox.github(OWNER);
  private final CodeHost host = GitHubs.host(OWNER, GitHubs.client(OWN.github()));

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
    String name = "Repository-" + NUMBER.incrementAndGet();
    people.repository(name);
    return GitHub.ref(OWNER, name);
  }

  @Override
  protected SandboxClient sandbox() {
    return sandbox;
  }

  @Override
  protected String faults() {
    return "github";
  }

  @Override
  protected People peopleOf(RepositoryRef repository) {
    String name = repository.name();
    return new People() {
      @Override
      public void push(String branch) {
        people.push(name, branch, "Work on " + branch, "Dana Developer");
      }

      @Override
      public void deleteBranch(String branch) {
        people.deleteBranch(name, branch, "Dana Developer");
      }

      @Override
      public int open(String title, String branch) {
        return (int) people.open(name, title, branch, "Dana Developer").number();
      }

      @Override
      public int draft(String title, String branch) {
        return (int) people.draft(name, title, branch, "Dana Developer").number();
      }

      @Override
      public void merge(int number) {
        people.act(name, number, "merge", "Rob Reviewer");
      }

      @Override
      public void decline(int number) {
        people.act(name, number, "close", "Rob Reviewer");
      }
    };
  }
}
