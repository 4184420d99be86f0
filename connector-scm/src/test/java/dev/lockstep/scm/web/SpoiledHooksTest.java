package dev.lockstep.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.HmacSignature;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.messaging.Tracing;
import dev.lockstep.scm.SampleHooks;
import dev.lockstep.scm.bitbucket.BitbucketCloud;
import dev.lockstep.scm.hook.Intakes;
import dev.lockstep.testing.SpoiledBodies;
import dev.lockstep.web.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
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
  private final HookEndpoint endpoint =
      new HookEndpoint(
          "bitbucket",
          "Bitbucket",
          List.of("acme"),
          List.of(SECRET),
          "BITBUCKET_WEBHOOK_SECRET",
          HookProof.signature("X-Hub-Signature"),
          BitbucketCloud.hooks());
  private final WebhookResource webhook =
      new WebhookResource(
          new HookEndpoints(List.of(endpoint)),
          Intakes.of(
              "acme",
              Set.of("ABC"),
              new Publisher(
                  counting(published),
                  new SimpleMeterRegistry(),
                  new Tracing("test", Optional.empty())),
              Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC)),
          new SimpleMeterRegistry());

  private record Request(byte[] body, @Nullable String event, @Nullable String signature) {

    @Nullable String header(String name) {
      return switch (name) {
        case "X-Event-Key" -> event;
        case "X-Hub-Signature" -> signature;
        case "X-Request-UUID" -> "id";
        default -> null;
      };
    }

    boolean isGenuine() {
      return HmacSignature.sign(body, SECRET).equals(signature);
    }
  }

  @SuppressWarnings("unchecked") // the only emitter there is
  private static MutinyEmitter<byte[]> counting(AtomicInteger count) {
    return (MutinyEmitter<byte[]>)
        Proxy.newProxyInstance(
            MutinyEmitter.class.getClassLoader(),
            new Class<?>[] {MutinyEmitter.class},
            (proxy, method, arguments) -> {
              count.incrementAndGet();
              return Uni.createFrom().voidItem();
            });
  }

  @Provide
  Arbitrary<Request> requests() {
    SpoiledBodies bodies = new SpoiledBodies(SampleHooks.of("acme/shop"));
    return Arbitraries.randomValue(random -> request(bodies.next(random), random));
  }

  private static Request request(byte[] body, Random random) {
    List<String> events =
        List.of(
            "pullrequest:created",
            "pullrequest:updated",
            "pullrequest:fulfilled",
            "repo:push",
            "repo:push",
            "repo:push",
            "pullrequest:approved",
            "");
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
    published.set(0);

    int status = status(request);

    assertThat(status).isBetween(200, 499);
    if (!request.isGenuine()) {
      assertThat(status).isEqualTo(401);
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

  private int status(Request request) {
    try {
      return webhook
          .accept(endpoint, request::header, request.body())
          .await()
          .atMost(Duration.ofSeconds(2))
          .getStatus();
    } catch (ProblemException refused) {
      return refused.problem().status();
    }
  }
}
