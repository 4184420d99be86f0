package dev.lockstep.scm.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.GitHubPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.hook.HookContract;
import dev.lockstep.scm.hook.HookDecoder;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.HookCare;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Webhooks of GitHub, in a sandbox of their own. */
@QuarkusTest
@RealParts
class GitHubHookComponentTest extends HookContract {

  private static final String DANA = "Dana Developer";
  private static final Sandbox OWN =
      Sandbox.start(SandboxOptions.local().withClock(new TickingClock()));

  private final String owner = "hooks-" + UUID.randomUUID().toString().substring(0, 8);
  private final GitHubPeople people = OWN.client().github(owner);
  private final GitHubClient client = GitHubs.client(OWN.github());
  private final CodeHost host = GitHubs.host(owner, client);

  @AfterAll
  static void stop() {
    OWN.close();
  }

  @Override
  protected CodeHost host() {
    return host;
  }

  @Override
  protected HookCare care() {
    people.repository("shop"); // an owner is there with its first repository
    return new GitHubHookCare(host, owner, SECRET, client);
  }

  @Override
  protected HookDecoder decoder() {
    return GitHub.hooks();
  }

  @Override
  protected RepositoryRef newRepository() {
    people.repository("shop");
    return GitHub.ref(owner, "shop");
  }

  @Override
  protected long writes() {
    return OWN.client().calls().stream()
        .filter(call -> call.endpoint().matches("(POST|PATCH) .*hooks.*"))
        .mapToLong(call -> call.count())
        .sum();
  }

  @Override
  protected String signature() {
    return "X-Hub-Signature-256";
  }

  @Override
  protected People peopleOf(RepositoryRef repository) {
    String name = repository.name();
    return new People() {
      @Override
      public void push(String branch, String actor) {
        people.push(name, branch, "Work on " + branch, actor);
      }

      @Override
      public int open(String title, String branch, String actor) {
        return (int) people.open(name, title, branch, actor).number();
      }

      @Override
      public void ask(int number, String reviewer) {
        people.requestReview(name, number, reviewer, DANA);
      }

      @Override
      public void approve(int number, String reviewer) {
        people.review(name, number, "approved", reviewer);
      }

      @Override
      public void requestChanges(int number, String reviewer) {
        people.review(name, number, "changes_requested", reviewer);
      }

      @Override
      public void unapprove(int number, String reviewer) {
        people.review(name, number, "dismissed", reviewer);
      }

      @Override
      public void retitle(int number, String title, String actor) {
        people.retitle(name, number, title, actor);
      }

      @Override
      public void merge(int number, String actor) {
        people.act(name, number, "merge", actor);
      }
    };
  }

  @Test
  void the_issues_that_it_closes_are_told_when_it_is_read_and_stay() {
    RepositoryRef repository = newRepository();
    await(care().care(deliveries.address()));
    people.issue("shop", "Broken", "", DANA);
    people.push("shop", "abc-1", "ABC-1", DANA);
    long number = people.open("shop", "ABC-1", "abc-1", "Closes #1", DANA).number();
    Audience audience = new Audience(repository);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> {
              audience.listen();
              return audience.told() != null;
            });
    audience.read(number);

    people.retitle("shop", number, "ABC-2", DANA);

    assertToldOnce(audience, repository, (int) number);
    assertThat(audience.told())
        .extracting(PullRequestChanged::mentions)
        .asInstanceOf(InstanceOfAssertFactories.list(KeyMention.class))
        .contains(new KeyMention("shop#1", Evidence.LINK));
  }
}
