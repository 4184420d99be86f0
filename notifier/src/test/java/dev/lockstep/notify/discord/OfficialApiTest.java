package dev.lockstep.notify.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.notify.EmbeddedParts;
import dev.lockstep.notify.SandboxChats;
import dev.lockstep.notify.port.ChatMessage;
import dev.lockstep.notify.port.SendResult;
import dev.lockstep.notify.port.SendResult.Delivered;
import dev.lockstep.notify.port.SendResult.Refused;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.settings.DiscordSettings;
import dev.lockstep.settings.Secret;
import dev.lockstep.settings.Settings;
import dev.lockstep.testing.ClientEndpoints;
import dev.lockstep.testing.OfficialApi;
import dev.lockstep.testing.RecordingProxy;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every call is one that Discord's description knows, and the sandbox answers as it says. The
 * folder with the description is in {@code lockstep.samples}.
 */
@QuarkusTest
@EmbeddedParts
@EnabledIfSystemProperty(named = "lockstep.samples", matches = ".+")
class OfficialApiTest {

  private static final String BASE = "/discord/api/v10";
  private static final String ROOM = "1200000000000000555";

  @Inject Settings settings;

  @Test
  void every_call_and_its_answer_are_as_described() throws Exception {
    URI sandbox = URI.create(ConfigProvider.getConfig().getValue(SandboxChats.URI, String.class));
    new SandboxClient(sandbox).discordChannel(ROOM, "official");
    try (RecordingProxy proxy = RecordingProxy.before(sandbox)) {
      DiscordTransport discord =
          new DiscordTransport(through(proxy.uri().resolve(BASE)), Clock.systemUTC());
      assertThat(send(discord, ROOM)).isInstanceOf(Delivered.class);
      assertThat(send(discord, "1100000000000000404")).isInstanceOf(Refused.class);

      assertThat(ClientEndpoints.notCalled(DiscordApi.class, BASE, proxy.exchanges())).isEmpty();
      assertThat(
              OfficialApi.read(
                      Path.of(System.getProperty("lockstep.samples"), "discord", "openapi.json"),
                      BASE)
                  .deviations(proxy.exchanges()))
          .isEmpty();
    }
  }

  private static SendResult send(DiscordTransport discord, String room) {
    return discord
        .send(new ChatMessage(UUID.randomUUID(), room, "To Do → **Done**", List.of()))
        .await()
        .atMost(Duration.ofSeconds(20));
  }

  private Settings through(URI address) {
    DiscordSettings discord =
        new DiscordSettings(address, new Secret("t"), ROOM, null, null, null, null, null);
    return new Settings(
        settings.jira(),
        settings.bitbucket(),
        settings.github(),
        settings.bitbucketServer(),
        settings.azureDevOps(),
        settings.slack(),
        discord,
        settings.intervals(),
        settings.rules(),
        settings.postgres(),
        settings.kafka(),
        settings.lockstep());
  }
}
