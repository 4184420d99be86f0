package dev.lockstep.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.lockstep.notify.EmbeddedParts;
import dev.lockstep.notify.SandboxChats;
import dev.lockstep.notify.port.ChatMessage;
import dev.lockstep.notify.port.SendResult;
import dev.lockstep.notify.port.SendResult.Delivered;
import dev.lockstep.notify.port.SendResult.Refused;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.settings.Secret;
import dev.lockstep.settings.Settings;
import dev.lockstep.settings.SlackSettings;
import dev.lockstep.testing.ClientEndpoints;
import dev.lockstep.testing.Exchange;
import dev.lockstep.testing.RecordingProxy;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Slack keeps no OpenAPI description. The request is held against the arguments of {@code
 * chat.postMessage} as its reference page documents them, the sandbox's answer against the sample
 * of Slack's SDK, which has every field; its folder is in {@code lockstep.samples}.
 */
@QuarkusTest
@EmbeddedParts
@EnabledIfSystemProperty(named = "lockstep.samples", matches = ".+")
class OfficialApiTest {

  private static final String BASE = "/slack/api";
  private static final String ROOM = "C0OFFICIAL1";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Source: https://docs.slack.dev/reference/methods/chat.postMessage; those that are sent. */
  private static final Map<String, JsonNodeType> ARGUMENTS =
      Map.of(
          "channel", JsonNodeType.STRING,
          "text", JsonNodeType.STRING,
          "mrkdwn", JsonNodeType.BOOLEAN,
          "unfurl_links", JsonNodeType.BOOLEAN,
          "unfurl_media", JsonNodeType.BOOLEAN,
          "metadata", JsonNodeType.OBJECT);

  @Inject Settings settings;

  @Test
  void every_call_and_its_answer_are_as_documented() throws IOException {
    URI sandbox = URI.create(ConfigProvider.getConfig().getValue(SandboxChats.URI, String.class));
    new SandboxClient(sandbox).slackChannel(ROOM, "official");
    try (RecordingProxy proxy = RecordingProxy.before(sandbox)) {
      SlackTransport slack = new SlackTransport(through(proxy.uri().resolve(BASE)));
      assertThat(send(slack, ROOM)).isInstanceOf(Delivered.class);
      assertThat(send(slack, "C0NOWHERE01")).isInstanceOf(Refused.class);

      assertThat(ClientEndpoints.notCalled(SlackApi.class, BASE, proxy.exchanges())).isEmpty();
      assertThat(proxy.exchanges()).hasSize(2).allSatisfy(OfficialApiTest::isAsDocumented);
    }
  }

  private static void isAsDocumented(Exchange exchange) throws IOException {
    assertThat(exchange.uri().getRawQuery()).isNull();
    assertThat(exchange.asked())
        .containsEntry("authorization", "Bearer xoxb-official")
        .containsEntry("content-type", "application/json;charset=utf-8");
    JsonNode request = JSON.readTree(exchange.request());
    assertThat(request.properties())
        .allSatisfy(
            argument ->
                assertThat(argument.getValue().getNodeType())
                    .as(argument.getKey())
                    .isEqualTo(ARGUMENTS.get(argument.getKey())));
    assertThat(request.path("metadata").path("event_type").isTextual()).isTrue();
    assertThat(request.path("metadata").path("event_payload").isObject()).isTrue();

    assertThat(exchange.status()).isEqualTo(200);
    isPartOf(
        JSON.readTree(
            Path.of(System.getProperty("lockstep.samples"), "slack/api/chat.postMessage.json")
                .toFile()),
        JSON.readTree(exchange.answer()),
        "");
  }

  /** The payload is ours: Slack gives it back as it was. */
  private static void isPartOf(JsonNode sample, JsonNode answer, String at) {
    assertThat(answer.getNodeType()).as("%s in %s", at, answer).isEqualTo(sample.getNodeType());
    if (answer.isObject() && !at.endsWith("/event_payload")) {
      answer
          .properties()
          .forEach(
              field ->
                  isPartOf(
                      sample.path(field.getKey()), field.getValue(), at + "/" + field.getKey()));
    }
  }

  private static SendResult send(SlackTransport slack, String room) {
    return slack
        .send(new ChatMessage(UUID.randomUUID(), room, "To Do → *Done*", List.of()))
        .await()
        .atMost(Duration.ofSeconds(20));
  }

  private Settings through(URI address) {
    SlackSettings slack = new SlackSettings(address, new Secret("xoxb-official"), ROOM, null);
    return new Settings(
        settings.jira(),
        settings.bitbucket(),
        settings.github(),
        settings.bitbucketServer(),
        settings.azureDevOps(),
        slack,
        settings.discord(),
        settings.intervals(),
        settings.rules(),
        settings.postgres(),
        settings.kafka(),
        settings.lockstep());
  }
}
