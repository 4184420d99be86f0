package dev.lockstep.scm.bitbucketdc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.Pace;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.hook.HookContract;
import dev.lockstep.scm.hook.HookDecoder;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.HookCare;
import dev.lockstep.scm.port.HookCare.Report;
import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.settings.BitbucketServerSettings;
import dev.lockstep.settings.RepositoryPatterns;
import dev.lockstep.settings.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Webhooks of Bitbucket Data Center, in a sandbox of their own. */
@QuarkusTest
@RealParts
class ServerHookComponentTest extends HookContract {

  private static final String DANA = "Dana Developer";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Sandbox OWN = Sandbox.start();

  private final String project = "HOOKS" + NUMBER.incrementAndGet();
  private final BitbucketPeople people = OWN.client().bitbucketDataCenter(project);
  private final BitbucketServerSettings settings =
      new BitbucketServerSettings(
          OWN.bitbucketDataCenter(),
          List.of(project),
          new Secret("token"),
          "somebody",
          RepositoryPatterns.ALL,
          List.of(new Secret(SECRET)),
          true,
          500);
  private final UpstreamGateway gateway =
      new UpstreamGateway(
          "bitbucket-dc",
          new Pace(500, () -> 1),
          Duration.ofSeconds(10),
          Clock.systemUTC(),
          new SimpleMeterRegistry());
  private final CodeHost host =
      BitbucketServer.of(
              settings, Duration.ofMinutes(10), Duration.ofHours(1), gateway, Clock.systemUTC())
          .get(0);

  @AfterEach
  void allow() {
    OWN.client().bitbucketDataCenter(Requests.BitbucketDataCenter.PLAIN);
  }

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
    people.repository("shop"); // a project is there with its first repository
    return BitbucketServer.hookCare(host, settings, gateway);
  }

  @Override
  protected HookDecoder decoder() {
    return BitbucketServer.hooks(settings.baseUrl());
  }

  @Override
  protected RepositoryRef newRepository() {
    people.repository("shop");
    return new RepositoryRef("bitbucket-dc", project, "shop");
  }

  @Override
  protected People peopleOf(RepositoryRef repository) {
    return people(people, repository.name());
  }

  @Override
  protected long writes() {
    return OWN.client().calls("bitbucket-dc", "POST ") + OWN.client().calls("bitbucket-dc", "PUT ");
  }

  @Test
  void where_a_project_may_have_no_webhook_each_repository_gets_one() {
    people.repository("web");
    people.repository("old");
    people.archive("old");
    OWN.client().bitbucketDataCenter(new Requests.BitbucketDataCenter(false, 100));

    Report first = await(care().care(deliveries.address()));
    Report second = await(care().care(deliveries.address()));

    assertThat(first.lines())
        .containsExactlyInAnyOrder(
            "bitbucket-dc/" + project + "/web: webhook registered",
            "bitbucket-dc/" + project + "/shop: webhook registered");
    assertThat(second.lines()).hasSize(2).allMatch(line -> line.contains("nothing delivered yet"));
  }

  @Test
  void what_the_last_delivery_came_to_is_told_and_what_was_changed_is_mended() {
    RepositoryRef repository = newRepository();
    HookCare care = care();
    await(care.care(deliveries.address()));
    people.push(repository.name(), "feature/ABC-1", DANA);
    awaitLine("last delivery taken", true);

    deliveries.answer(401);
    people.push(repository.name(), "feature/ABC-1", DANA);
    awaitLine("last delivery failed (FAILURE 401)", false);

    ServerHookApi api = BitbucketServer.door(settings, gateway).calls(ServerHookApi.class);
    WebhookJson hook = await(api.ofProject(project, 0, 100)).values().get(0);
    await(
        api.change(
            project,
            hook.id(),
            new WebhookJson(null, hook.name(), hook.url(), false, List.of("pr:opened"), null)));
    assertThat(await(care.care(deliveries.address())).lines())
        .containsExactly("bitbucket-dc/" + project + ": webhook mended");
    assertThat(await(api.ofProject(project, 0, 100)).values())
        .singleElement()
        .satisfies(mended -> assertThat(mended.active()).isTrue());
  }

  private void awaitLine(String text, boolean wellKept) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Report report = await(care().care(deliveries.address()));
              assertThat(report.lines()).singleElement().asString().contains(text);
              assertThat(report.wellKept()).isEqualTo(wellKept);
            });
  }

  @Test
  void a_deleted_pull_request_is_told_as_declined_and_later_than_all_before() {
    RepositoryRef repository = newRepository();
    await(care().care(deliveries.address()));
    people.push(repository.name(), "feature/ABC-1", DANA);
    int number = people.open(repository.name(), "ABC-1", "feature/ABC-1", DANA).id();
    PullRequest before = await(host.pullRequest(repository, number));

    people.delete(repository.name(), number, DANA);

    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(deliveries.lastPullRequest(decoder()))
                    .hasValueSatisfying(
                        deleted -> {
                          assertThat(deleted.state()).isEqualTo(State.DECLINED);
                          assertThat(deleted.nativeState()).isEqualTo("DELETED");
                          assertThat(deleted.updated()).isAfter(before.updated());
                        }));
  }
}
