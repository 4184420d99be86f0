package dev.lockstep.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxApps;
import dev.lockstep.jira.port.Webhooks;
import dev.lockstep.jira.port.Webhooks.Registered;
import dev.lockstep.jira.port.Webhooks.Wanted;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.testing.ClientEndpoints;
import dev.lockstep.testing.OfficialApi;
import dev.lockstep.testing.RecordingProxy;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The calls that only OAuth clients may make, held against Atlassian's description. */
@QuarkusTest
@RealParts
@EnabledIfSystemProperty(named = "lockstep.samples", matches = ".+")
class OfficialHookApiComponentTest {

  private static final String DATE = "described as a number, its example is a text with a zone";

  /** Where Jira is known to differ from its description, and how we know. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "GET /rest/api/3/webhook answer 200 /values/*/expirationDate type",
          DATE,
          "PUT /rest/api/3/webhook/refresh answer 200 /expirationDate type",
          DATE);

  private static final Sandbox OWN = Sandbox.start();
  private static final RecordingProxy PROXY = RecordingProxy.before(OWN.uri());

  @AfterAll
  static void stop() {
    PROXY.close();
    OWN.close();
  }

  @Test
  void every_call_and_its_answer_are_as_described() throws Exception {
    OWN.client().jira("official").project("ABC", "Alphabet");
    String base = OWN.jiraGateway("official").getPath();
    Webhooks webhooks =
        new DynamicWebhooks(
            CloudKinds.client(
                SandboxApps.instance(PROXY.uri().resolve(base), SandboxApps.let(OWN, "official"))));

    await(
        webhooks.register(
            new Wanted(
                "https://lockstep.example/webhook/jira/1",
                webhooks.kind().events(),
                "project in (\"ABC\")",
                null)));
    List<Registered> registered = await(webhooks.registered());
    assertThat(registered).hasSize(1);
    await(webhooks.prolong(registered));
    await(webhooks.remove(registered.get(0)));

    assertThat(ClientEndpoints.notCalled(DynamicHookApi.class, base, PROXY.exchanges())).isEmpty();
    Map<String, String> deviations =
        OfficialApi.read(
                Path.of(System.getProperty("lockstep.samples"))
                    .resolve("jira/openapi-jira-cloud-v3.2025-12.examples-parsed.json"),
                base)
            .deviations(PROXY.exchanges());
    assertThat(deviations.keySet())
        .as("%s", deviations)
        .containsExactlyInAnyOrderElementsOf(KNOWN.keySet());
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(Duration.ofSeconds(20));
  }
}
