package dev.lockstep.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.HmacSignature;
import dev.lockstep.scm.SampleHooks;
import dev.lockstep.scm.bitbucket.BitbucketCloud;
import dev.lockstep.scm.bitbucketdc.BitbucketServer;
import dev.lockstep.scm.hook.HookDecoder;
import dev.lockstep.scm.hook.Intakes;
import dev.lockstep.testing.SpoiledBodies;
import dev.lockstep.web.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Whatever is sent: an answer in time, never a failure, and nothing told without a signature. */
class SpoiledHooksTest {

  /** Each refusal is logged. */
  private static final Logger QUIET = Logger.getLogger(WebhookResource.class.getName());

  static {
    QUIET.setLevel(Level.OFF);
  }

  private static final String SECRET = "a-secret";

  private final AtomicInteger published = new AtomicInteger();
  private final HookEndpoint cloud =
      endpoint("bitbucket", "acme", BitbucketCloud.hooks(heard -> {}, Clock.systemUTC()));
  private final HookEndpoint dataCenter =
      endpoint("bitbucket-dc", "SHOP", BitbucketServer.hooks(URI.create("https://git.example")));

  private static HookEndpoint endpoint(String provider, String owner, HookDecoder decoder) {
    return new HookEndpoint(
        provider,
        "Bitbucket",
        List.of(owner),
        List.of(SECRET),
        "A_SETTING",
        HookProof.signature("X-Hub-Signature"),
        decoder);
  }

  private WebhookResource webhook(HookEndpoint endpoint) {
    return new WebhookResource(
        new HookEndpoints(List.of(endpoint)),
        Intakes.of(
            endpoint.provider() + (endpoint == cloud ? "/acme" : "/SHOP"),
            Set.of("ABC"),
            published),
        new SimpleMeterRegistry());
  }

  private record Request(byte[] body, @Nullable String event, @Nullable String signature) {

    @Nullable String header(String name) {
      return switch (name) {
        case "X-Event-Key" -> event;
        case "X-Hub-Signature" -> signature;
        case "X-Request-UUID", "X-Request-Id" -> "id";
        default -> null;
      };
    }

    boolean isGenuine() {
      return HmacSignature.sign(body, SECRET).equals(signature);
    }
  }

  @Provide
  Arbitrary<Request> requests() {
    SpoiledBodies bodies = new SpoiledBodies(SampleHooks.of("acme/shop"));
    return Arbitraries.randomValue(random -> request(bodies.next(random), CLOUD_EVENTS, random));
  }

  @Provide
  Arbitrary<Request> dataCenterRequests() {
    SpoiledBodies bodies = new SpoiledBodies(SampleHooks.ofDataCenter("SHOP", "web"));
    return Arbitraries.randomValue(
        random -> request(bodies.next(random), DATA_CENTER_EVENTS, random));
  }

  private static final List<String> DATA_CENTER_EVENTS =
      List.of(
          "pr:opened",
          "pr:merged",
          "pr:deleted",
          "pr:reviewer:approved",
          "repo:refs_changed",
          "repo:refs_changed",
          "pr:comment:added",
          "diagnostics:ping",
          "");

  private static final List<String> CLOUD_EVENTS =
      List.of(
          "pullrequest:created",
          "pullrequest:updated",
          "pullrequest:fulfilled",
          "repo:push",
          "repo:push",
          "repo:push",
          "pullrequest:approved",
          "repo:commit_status_created",
          "");

  private static Request request(byte[] body, List<String> events, Random random) {
    return new Request(
        body,
        random.nextInt(20) == 0 ? null : events.get(random.nextInt(events.size())),
        signature(body, random));
  }

  private static @Nullable String signature(byte[] body, Random random) {
    String good = HmacSignature.sign(body, SECRET);
    return switch (random.nextInt(16)) {
      case 0 -> null;
      case 1 -> "";
      case 2 -> good.substring("sha256=".length());
      case 3 -> good + "0";
      case 4 -> HmacSignature.sign(body, "guess");
      case 5 -> HmacSignature.sign(Arrays.copyOf(body, body.length + 1), SECRET);
      default -> good;
    };
  }

  @Property(tries = 10_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void every_request_is_answered_and_only_signed_ones_are_told(
      @ForAll("requests") Request request) {
    check(cloud, request);
  }

  @Property(tries = 10_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void so_it_is_with_data_center(@ForAll("dataCenterRequests") Request request) {
    check(dataCenter, request);
  }

  private void check(HookEndpoint endpoint, Request request) {
    published.set(0);

    int status = status(endpoint, request);

    assertThat(status).isBetween(200, 499);
    if (!request.isGenuine()) {
      boolean test = endpoint == dataCenter && "diagnostics:ping".equals(request.event());
      assertThat(status).isIn(test ? List.of(200, 400, 401) : List.of(401));
    }
    if (status != 202) {
      assertThat(published.get()).isZero();
    }
    Statistics.collect(status);
    Statistics.coverage(
        reached -> {
          for (int expected : List.of(200, 202, 400, 401)) {
            reached.check(expected).count(times -> times > 100);
          }
        });
  }

  private int status(HookEndpoint endpoint, Request request) {
    try {
      return webhook(endpoint)
          .accept(endpoint, request::header, request.body())
          .await()
          .atMost(Duration.ofSeconds(2))
          .getStatus();
    } catch (ProblemException refused) {
      return refused.problem().status();
    }
  }

  @Example
  void a_test_of_the_connection_is_answered_well_and_nothing_is_believed() {
    byte[] test = "{\"test\":true}".getBytes(StandardCharsets.UTF_8);
    byte[] push =
        "{\"test\":true,\"repository\":{\"slug\":\"web\",\"project\":{\"key\":\"SHOP\"}},\"changes\":[]}"
            .getBytes(StandardCharsets.UTF_8);

    assertThat(status(dataCenter, new Request(test, "diagnostics:ping", null))).isEqualTo(200);
    assertThat(status(dataCenter, new Request(push, "repo:refs_changed", null))).isEqualTo(401);
    assertThat(status(dataCenter, new Request(test, "pr:opened", null))).isEqualTo(401);
    assertThat(status(cloud, new Request(test, "diagnostics:ping", null))).isEqualTo(401);
    assertThat(published.get()).isZero();
  }
}
