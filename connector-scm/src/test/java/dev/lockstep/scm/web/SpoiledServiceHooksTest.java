package dev.lockstep.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.scm.azuredevops.AzureDevOps;
import dev.lockstep.scm.hook.Intakes;
import dev.lockstep.testing.SpoiledBodies;
import dev.lockstep.web.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
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

/** Whatever is sent as a service hook: never a 5xx, and nothing of what was not proven. */
class SpoiledServiceHooksTest {

  private static final Logger QUIET = Logger.getLogger(WebhookResource.class.getName());
  private static final String SECRET = "a-secret";
  private static final String REPOSITORY =
      "\"repository\":{\"id\":\"r\",\"name\":\"web\",\"project\":{\"id\":\"p\",\"name\":\"Shop\"}}";
  private static final List<byte[]> BODIES =
      List.of(
          bytes(
              "{\"id\":\"d\",\"eventType\":\"git.push\",\"resource\":{\"refUpdates\":[{\"name\":"
                  + "\"refs/heads/basket\"},{\"name\":\"refs/tags/v1\"}],"
                  + REPOSITORY
                  + "}}"),
          bytes(
              "{\"id\":\"d\",\"eventType\":\"git.pullrequest.updated\",\"resource\":{"
                  + "\"pullRequestId\":7,"
                  + REPOSITORY
                  + "}}"),
          bytes(
              "{\"id\":\"d\",\"eventType\":\"build.complete\",\"resource\":{\"id\":2},"
                  + "\"resourceContainers\":{\"project\":{\"id\":"
                  + "\"be9b3917-87e6-42a4-a549-2bc06a7a878f\"}}}"),
          bytes(
              "{\"id\":\"d\",\"subscriptionId\":\"s\",\"notificationId\":1,\"eventType\":"
                  + "\"workitem.updated\",\"resource\":{\"id\":2,\"workItemId\":42,\"revision\":"
                  + "{\"id\":42,\"rev\":2,\"fields\":{\"System.TeamProject\":\"Shop\"}}}}"));

  static {
    QUIET.setLevel(Level.OFF);
  }

  private final AtomicInteger published = new AtomicInteger();
  private final HookEndpoint endpoint =
      new HookEndpoint(
          "azure-devops",
          "Azure DevOps",
          List.of("acme"),
          List.of(SECRET),
          "ADO_WEBHOOK_SECRET",
          HookProof.shared("X-Lockstep-Secret"),
          AzureDevOps.hooks("acme", List.of()));
  private final WebhookResource webhook =
      new WebhookResource(
          new HookEndpoints(List.of(endpoint)),
          Intakes.of("azure-devops/acme", Set.of("ABC"), published),
          new SimpleMeterRegistry());

  private record Request(byte[] body, @Nullable String secret, @Nullable String authorization) {

    @Nullable String header(String name) {
      return switch (name) {
        case "X-Lockstep-Secret" -> secret;
        case "Authorization" -> authorization;
        default -> null;
      };
    }

    boolean isGenuine() {
      return secret == null ? basic(SECRET).equals(authorization) : secret.equals(SECRET);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String basic(String password) {
    return "Basic " + Base64.getEncoder().encodeToString(bytes("lockstep:" + password));
  }

  @Provide
  Arbitrary<Request> requests() {
    SpoiledBodies bodies = new SpoiledBodies(BODIES);
    return Arbitraries.randomValue(random -> request(bodies.next(random), random));
  }

  private static Request request(byte[] body, Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> new Request(body, null, null);
      case 1 -> new Request(body, "", basic(SECRET));
      case 2 -> new Request(body, SECRET + "0", null);
      case 3 -> new Request(body, null, basic("guess"));
      case 4 -> new Request(body, null, "Basic %%%");
      case 5, 6 -> new Request(body, null, basic(SECRET));
      default -> new Request(body, SECRET, null);
    };
  }

  @Property(tries = 20_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void every_request_is_answered_and_only_proven_ones_are_hints(
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
