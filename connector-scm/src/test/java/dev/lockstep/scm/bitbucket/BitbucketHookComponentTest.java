package dev.lockstep.scm.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.connector.Pace;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.hook.HookContract;
import dev.lockstep.scm.hook.HookDecoder;
import dev.lockstep.scm.port.HookCare;
import dev.lockstep.scm.rest.Authorization;
import dev.lockstep.scm.rest.Door;
import dev.lockstep.scm.rest.Failures;
import dev.lockstep.settings.RepositoryPatterns;
import dev.lockstep.settings.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Webhooks of Bitbucket Cloud, in a sandbox of their own. */
@QuarkusTest
@RealParts
class BitbucketHookComponentTest extends HookContract {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Sandbox OWN = Sandbox.start();

  private final String workspace = "hooks-" + NUMBER.incrementAndGet();
  private final BitbucketPeople people = OWN.client().bitbucket(workspace);
  private final Door door =
      new Door(
          OWN.bitbucket(),
          Authorization.bearer("token"),
          new Failures(),
          new UpstreamGateway(
              "bitbucket/hooks",
              new Pace(500, () -> 1),
              Duration.ofSeconds(10),
              Clock.systemUTC(),
              new SimpleMeterRegistry()));
  private final BitbucketCloud host =
      new BitbucketCloud(
          workspace,
          RepositoryPatterns.ALL,
          Duration.ofMinutes(10),
          new Stamps(Clock.systemUTC()),
          new Budget(),
          door);

  @AfterAll
  static void stop() {
    OWN.close();
  }

  @Override
  protected BitbucketCloud host() {
    return host;
  }

  @Override
  protected HookCare care() {
    return host.hookCare(new Secret(SECRET));
  }

  @Override
  protected HookDecoder decoder() {
    return BitbucketCloud.hooks(host::heard, Clock.systemUTC());
  }

  @Override
  protected RepositoryRef newRepository() {
    people.repository("shop");
    return new RepositoryRef("bitbucket", workspace, "shop");
  }

  @Override
  protected People peopleOf(RepositoryRef repository) {
    return people(people, repository.name());
  }

  @Override
  protected long writes() {
    return OWN.client().calls("bitbucket", "POST /bitbucket/2.0/workspaces")
        + OWN.client().calls("bitbucket", "PUT /bitbucket/2.0/workspaces");
  }

  @Test
  void what_somebody_turned_off_is_turned_on_again_and_other_webhooks_are_left_alone()
      throws Exception {
    HookApi api = door.calls(HookApi.class);
    URI address = deliveries.address();
    await(door.write("hooks", () -> api.create(workspace, webhook("https://other.example/hook"))));
    String own =
        await(door.write("hooks", () -> api.create(workspace, webhook(address.toString())))).uuid();

    newRepository(); // a workspace is there with its first repository
    assertThat(await(care().care(address)).lines())
        .containsExactly("bitbucket/" + workspace + ": webhook mended");
    List<WebhookJson> hooks = await(door.read("hooks", () -> api.hooks(workspace, 100))).values();

    assertThat(hooks).hasSize(2);
    assertThat(hooks.get(0).active()).isFalse();
    assertThat(hooks.get(0).events()).containsExactly("repo:push");
    assertThat(hooks.get(1).uuid()).isEqualTo(own);
    assertThat(hooks.get(1).active()).isTrue();
    assertThat(hooks.get(1).events()).contains("pullrequest:approved", "repo:push");
    assertThat(new ObjectMapper().writeValueAsString(hooks)).doesNotContain(SECRET);
    assertThat(hooks.toString()).doesNotContain(SECRET);
  }

  private static WebhookJson webhook(String url) {
    return new WebhookJson(null, "x", url, false, List.of("repo:push"), null, null);
  }
}
