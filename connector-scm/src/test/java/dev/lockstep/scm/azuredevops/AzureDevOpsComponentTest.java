package dev.lockstep.scm.azuredevops;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.AzureDevOpsPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.port.CodeHostContract;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;

/** Azure DevOps keeps the contract of code hosts, in a sandbox of its own. */
@QuarkusTest
@RealParts
class AzureDevOpsComponentTest extends CodeHostContract {

  private static final String ORGANIZATION = "contract";
  private static final Sandbox OWN = Sandbox.start(); // what goes wrong here goes wrong here only

  private final AzureDevOpsPeople people = sandbox.azureDevOps(ORGANIZATION);

  AzureDevOpsComponentTest() {
    super(OWN.client(), "azureDevOps", Own.host(OWN, ORGANIZATION, Boards.PLAIN));
  }

  @AfterAll
  static void stop() {
    OWN.close();
  }

  @Override
  protected RepositoryRef newRepository(String name) {
    people.repository("The Shop/" + name);
    return new RepositoryRef("azure-devops", ORGANIZATION, "The Shop:" + name);
  }

  @Override
  protected People peopleOf(RepositoryRef repository) {
    String name = repository.name().replace(':', '/');
    return new People() {
      @Override
      public void push(String branch) {
        people.push(name, branch, "Dana Developer");
      }

      @Override
      public void deleteBranch(String branch) {
        people.deleteBranch(name, branch, "Dana Developer");
      }

      @Override
      public int open(String title, String branch) {
        return people.open(name, title, branch, "Dana Developer").id();
      }

      @Override
      public int draft(String title, String branch) {
        return people
            .open(
                name,
                new Requests.NewPullRequest(title, branch, null, null, true, "Dana Developer"))
            .id();
      }

      @Override
      public void merge(int number) {
        people.act(name, number, "complete", "Rob Reviewer");
      }

      @Override
      public void decline(int number) {
        people.act(name, number, "abandon", "Rob Reviewer");
      }
    };
  }
}
