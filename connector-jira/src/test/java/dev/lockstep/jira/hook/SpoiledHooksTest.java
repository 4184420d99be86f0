package dev.lockstep.jira.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.HmacSignature;
import dev.lockstep.jira.SampleHooks;
import dev.lockstep.jira.cloud.HookDecoders;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.messaging.Tracing;
import dev.lockstep.settings.Settings;
import dev.lockstep.settings.SettingsResult;
import dev.lockstep.testing.SpoiledBodies;
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
import java.util.Map;
import java.util.Objects;
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
  private static final Logger QUIET = Logger.getLogger(TakeHook.class.getName());

  static {
    QUIET.setLevel(Level.OFF);
  }

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final String SECRET = "a-secret";
  private static final String NEXT_SECRET = "the-next-one";

  private final AtomicInteger published = new AtomicInteger();
  private final TakeHook takeHook =
      new TakeHook(
          settings(),
          HookDecoders.cloud(),
          new Publisher(
              counting(published),
              new SimpleMeterRegistry(),
              new Tracing("test", Optional.empty())),
          Clock.fixed(NOW, ZoneOffset.UTC),
          new SimpleMeterRegistry());

  private static Settings settings() {
    SettingsResult read =
        Settings.read(
            Map.of(
                "JIRA_1_BASE_URL", "https://acme.atlassian.net",
                "JIRA_1_USERNAME", "bot@acme.example",
                "JIRA_1_API_TOKEN", "token",
                "JIRA_1_WEBHOOK_SECRET", SECRET + "," + NEXT_SECRET,
                "JIRA_2_BASE_URL", "https://silent.atlassian.net",
                "JIRA_2_USERNAME", "bot@acme.example",
                "JIRA_2_API_TOKEN", "token"),
            Set.of(Settings.Need.JIRA));
    return read.orThrow();
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
  Arbitrary<Delivery> deliveries() {
    SpoiledBodies bodies = new SpoiledBodies(SampleHooks.at(NOW));
    return Arbitraries.randomValue(random -> delivery(bodies.next(random), random));
  }

  private static Delivery delivery(byte[] body, Random random) {
    List<String> instances = List.of("1", "1", "1", "1", "1", "1", "2", "9", "", "\u0000");
    return new Delivery(
        instances.get(random.nextInt(instances.size())),
        signature(body, random),
        random.nextBoolean() ? null : "delivery-" + random.nextInt(),
        random.nextBoolean() ? null : "00-" + "\u00e9".repeat(random.nextInt(50)),
        "correlation",
        body);
  }

  private static @Nullable String signature(byte[] body, Random random) {
    String good = HmacSignature.sign(body, random.nextBoolean() ? SECRET : NEXT_SECRET);
    return switch (random.nextInt(16)) {
      case 0 -> null;
      case 1 -> "";
      case 2 -> "sha256=";
      case 3 -> good.substring(0, good.length() - 1);
      case 4 -> HmacSignature.sign(body, "guess");
      case 5 -> good.replace("sha256", "sha1");
      case 6 -> HmacSignature.sign(Arrays.copyOf(body, body.length + 1), SECRET);
      case 7 -> "sha256=" + "\u00e9".repeat(64);
      default -> good;
    };
  }

  @Property(tries = 10_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void every_delivery_is_answered_and_only_signed_ones_are_told(
      @ForAll("deliveries") Delivery delivery) {
    published.set(0);

    Receipt receipt = takeHook.take(delivery).await().atMost(Duration.ofSeconds(2));

    assertThat(kind(receipt)).isNotEqualTo("NOT_STORED"); // the one that is answered 503
    boolean genuine =
        delivery.instance().equals("1")
            && List.of(SECRET, NEXT_SECRET).stream()
                .map(secret -> HmacSignature.sign(delivery.body(), secret))
                .anyMatch(sign -> Objects.equals(sign, delivery.signature()));
    if (!genuine) {
      assertThat(receipt).isInstanceOf(Receipt.Refused.class);
    }
    assertThat(published.get()).isEqualTo(receipt instanceof Receipt.Accepted a ? a.hints() : 0);
    Statistics.collect(kind(receipt));
    Statistics.coverage(
        reached -> {
          for (String kind : List.of("Accepted", "Ignored", "MALFORMED", "BAD_SIGNATURE")) {
            reached.check(kind).count(times -> times > 20);
          }
        });
  }

  private static String kind(Receipt receipt) {
    return receipt instanceof Receipt.Refused refused
        ? refused.reason().name()
        : receipt.getClass().getSimpleName();
  }
}
