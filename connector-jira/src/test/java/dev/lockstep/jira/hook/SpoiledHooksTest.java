package dev.lockstep.jira.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.HmacSignature;
import dev.lockstep.jira.SampleHooks;
import dev.lockstep.jira.Tokens;
import dev.lockstep.jira.cloud.HookDecoders;
import dev.lockstep.settings.Settings;
import dev.lockstep.testing.SpoiledBodies;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

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

  private static final String CLIENT_SECRET = "the-secret-of-the-client";
  private static final String GOOD_TOKEN = Tokens.good(CLIENT_SECRET, NOW);

  private final Broker broker = new Broker();
  private final TakeHook takeHook =
      new TakeHook(
          new Doorkeeper(settings()),
          HookDecoders.cloud(),
          new PassOn(broker.publisher(), instance -> {}, new NoTimes()),
          Clock.fixed(NOW, ZoneOffset.UTC),
          new SimpleMeterRegistry());

  private static Settings settings() {
    Map<String, String> said = new HashMap<>();
    said.put("JIRA_1_BASE_URL", "https://acme.atlassian.net");
    said.put("JIRA_1_USERNAME", "bot@acme.example");
    said.put("JIRA_1_API_TOKEN", "token");
    said.put("JIRA_1_WEBHOOK_SECRET", SECRET + "," + NEXT_SECRET);
    said.put("JIRA_2_BASE_URL", "https://silent.atlassian.net");
    said.put("JIRA_2_USERNAME", "bot@acme.example");
    said.put("JIRA_2_API_TOKEN", "token");
    said.put("JIRA_3_BASE_URL", "https://apps.atlassian.net");
    said.put("JIRA_3_CLOUD_ID", "11111111-2222");
    said.put("JIRA_3_OAUTH_CLIENT_ID", "client");
    said.put("JIRA_3_OAUTH_CLIENT_SECRET", CLIENT_SECRET);
    said.put("JIRA_3_OAUTH_REFRESH_TOKEN", "refresh");
    said.put("JIRA_4_BASE_URL", "https://jira.acme.example");
    said.put("JIRA_4_DEPLOYMENT", "datacenter");
    said.put("JIRA_4_TOKEN", "token");
    said.put("JIRA_4_WEBHOOK_SECRET", SECRET);
    return Settings.read(said, Set.of(Settings.Need.JIRA)).orThrow();
  }

  @Provide
  Arbitrary<Delivery> deliveries() {
    SpoiledBodies bodies = new SpoiledBodies(SampleHooks.at(NOW));
    return Arbitraries.randomValue(random -> delivery(bodies.next(random), random));
  }

  private static Delivery delivery(byte[] body, Random random) {
    List<String> instances = List.of("1", "1", "1", "3", "3", "4", "4", "2", "9", "", "\u0000");
    return new Delivery(
        instances.get(random.nextInt(instances.size())),
        proof(body, random),
        random.nextBoolean() ? null : "delivery-" + random.nextInt(),
        random.nextBoolean() ? null : "00-" + "\u00e9".repeat(random.nextInt(50)),
        "correlation",
        body);
  }

  private static Proof proof(byte[] body, Random random) {
    return new Proof(
        random.nextInt(3) == 0 ? null : signature(body, random),
        random.nextInt(3) == 0 ? null : authorization(random),
        random.nextInt(3) == 0 ? pathSecret(random) : null);
  }

  private static String signature(byte[] body, Random random) {
    String good = HmacSignature.sign(body, random.nextBoolean() ? SECRET : NEXT_SECRET);
    return switch (random.nextInt(16)) {
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

  private static String authorization(Random random) {
    return switch (random.nextInt(14)) {
      case 0 -> "";
      case 1 -> "Bearer";
      case 2 -> "Bearer " + ".".repeat(random.nextInt(8));
      case 3 -> "Basic " + GOOD_TOKEN;
      case 4 -> "Bearer " + GOOD_TOKEN.substring(1 + random.nextInt(GOOD_TOKEN.length() - 1));
      case 5 -> "Bearer " + Tokens.of("none", Tokens.times(NOW, NOW.plusSeconds(60)), "");
      case 6 ->
          "Bearer " + Tokens.of("RS256", Tokens.times(NOW, NOW.plusSeconds(60)), CLIENT_SECRET);
      case 7 -> "Bearer " + Tokens.good(CLIENT_SECRET, NOW.minusSeconds(3_600));
      case 8 -> "Bearer " + Tokens.good(SECRET, NOW);
      case 9 -> "Bearer " + Tokens.of("HS256", "[".repeat(random.nextInt(5_000)), CLIENT_SECRET);
      case 10 -> "Bearer " + Tokens.of("HS256", "{\"exp\":\"soon\",\"iat\":{}}", CLIENT_SECRET);
      default -> (random.nextBoolean() ? "Bearer " : "bearer ") + GOOD_TOKEN;
    };
  }

  private static String pathSecret(Random random) {
    return List.of(SECRET, SECRET, SECRET, "guess", "", SECRET + "\u0000").get(random.nextInt(6));
  }

  /** Told by the rules, not by the code under test. */
  private static boolean isGenuine(Delivery delivery) {
    Proof proof = delivery.proof();
    List<String> secrets =
        switch (delivery.instance()) {
          case "1" -> List.of(SECRET, NEXT_SECRET);
          case "4" -> List.of(SECRET);
          default -> List.of();
        };
    if (proof.signature() != null) {
      return secrets.stream()
          .map(secret -> HmacSignature.sign(delivery.body(), secret))
          .anyMatch(proof.signature()::equals);
    }
    if (proof.pathSecret() != null) {
      return delivery.instance().equals("4") && proof.pathSecret().equals(SECRET);
    }
    return delivery.instance().equals("3")
        && proof.authorization() != null
        && proof.authorization().matches("[Bb]earer " + Pattern.quote(GOOD_TOKEN));
  }

  @Property(tries = 20_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void every_delivery_is_answered_and_only_signed_ones_are_told(
      @ForAll("deliveries") Delivery delivery) {
    broker.sent.set(0);

    Receipt receipt = takeHook.take(delivery).await().atMost(Duration.ofSeconds(2));

    assertThat(kind(receipt)).isNotEqualTo("NOT_STORED"); // the one that is answered 503
    if (!isGenuine(delivery)) {
      assertThat(receipt).isInstanceOf(Receipt.Refused.class);
    } else {
      assertThat(kind(receipt)).isNotEqualTo("BAD_SIGNATURE");
    }
    assertThat(broker.sent.get()).isEqualTo(receipt instanceof Receipt.Accepted a ? a.hints() : 0);
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
