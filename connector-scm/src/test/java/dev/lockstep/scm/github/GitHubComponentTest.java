package dev.lockstep.scm.github;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.GitHubPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.port.CodeHostContract;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;

/** GitHub keeps the contract of code hosts, in a sandbox of its own. */
@QuarkusTest
@RealParts
class GitHubComponentTest extends CodeHostContract {

  private static final String OWNER = "Contract";

  private static final Sandbox OWN =
      Sandbox.start(SandboxOptions.local().withClock(new TickingClock()));

  private final GitHubPeople people = sandbox.github(OWNER);

  GitHubComponentTest() {
    super(OWN.client(), "github", GitHubs.host(OWNER, GitHubs.client(OWN.github())));
  }

  @AfterAll
  static void stop() {
    OWN.close();
  }

  @Override
  protected RepositoryRef newRepository(String name) {
    people.repository("The-" + name); // with a capital, which references have not
    return GitHub.ref(OWNER, "The-" + name);
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
