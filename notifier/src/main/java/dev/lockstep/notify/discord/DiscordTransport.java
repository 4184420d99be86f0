package dev.lockstep.notify.discord;

import dev.lockstep.notify.port.ChatMessage;
import dev.lockstep.notify.port.ChatTransport;
import dev.lockstep.notify.port.SendResult;
import dev.lockstep.notify.port.SendResult.Throttled;
import dev.lockstep.notify.route.Transport;
import dev.lockstep.settings.DiscordSettings;
import dev.lockstep.settings.Settings;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends by REST, exactly once within the minutes in which Discord remembers a nonce. */
@ApplicationScoped
class DiscordTransport implements ChatTransport {

  private static final String USER_AGENT = "DiscordBot (https://lockstep.dev, 0.1)";

  private final @Nullable DiscordApi api;
  private final String authorization;
  private final Clock clock;
  private volatile Instant quietUntil = Instant.EPOCH;

  DiscordTransport(Settings settings, Clock clock) {
    DiscordSettings discord = settings.discord();
    this.api = discord == null ? null : client(discord);
    this.authorization = discord == null ? "" : "Bot " + discord.botToken().value();
    this.clock = clock;
  }

  private static DiscordApi client(DiscordSettings discord) {
    QuarkusRestClientBuilder builder =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(discord.apiUrl())
            .connectTimeout(3, TimeUnit.SECONDS)
            .readTimeout(SendResult.LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS)
            // Every status is an answer here, none an exception.
            .property("microprofile.rest.client.disable.default.mapper", true);
    URI proxy = discord.proxy();
    if (proxy != null) {
      builder.proxyAddress(proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort());
    }
    return builder.build(DiscordApi.class);
  }

  @Override
  public Transport transport() {
    return Transport.DISCORD;
  }

  @Override
  public Uni<SendResult> send(ChatMessage message) {
    if (api == null) {
      return Uni.createFrom().item(new SendResult.Refused("DISCORD_BOT_TOKEN is not set", true));
    }
    Instant now = clock.instant();
    if (quietUntil.isAfter(now)) {
      return Uni.createFrom().item(new Throttled(Duration.between(now, quietUntil)));
    }
    return api.createMessage(
            authorization, USER_AGENT, message.address(), CreateMessageJson.of(message))
        .ifNoItem()
        .after(SendResult.LONGEST_CALL)
        .fail()
        .map(this::read)
        .onFailure()
        .recoverWithItem(
            e ->
                new SendResult.Unavailable(
                    "Discord cannot be reached: " + e.getClass().getSimpleName()));
  }

  private SendResult read(Response response) {
    DiscordAnswer answer =
        DiscordAnswer.read(
            response.getStatus(), response::getHeaderString, response.readEntity(String.class));
    if (answer.everywhere() && answer.result() instanceof Throttled throttled) {
      quietUntil = clock.instant().plus(throttled.retryAfter());
    }
    return answer.result();
  }
}
