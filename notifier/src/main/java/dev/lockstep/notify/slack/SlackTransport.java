package dev.lockstep.notify.slack;

import dev.lockstep.notify.port.ChatMessage;
import dev.lockstep.notify.port.ChatTransport;
import dev.lockstep.notify.port.SendResult;
import dev.lockstep.notify.route.Transport;
import dev.lockstep.settings.Settings;
import dev.lockstep.settings.SlackSettings;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends by {@code chat.postMessage}: at least once, as Slack knows no idempotency key. */
@ApplicationScoped
class SlackTransport implements ChatTransport {

  private final @Nullable SlackApi api;
  private final String authorization;

  SlackTransport(Settings settings) {
    SlackSettings slack = settings.slack();
    this.api = slack == null ? null : client(slack);
    this.authorization = slack == null ? "" : "Bearer " + slack.botToken().value();
  }

  private static SlackApi client(SlackSettings slack) {
    return QuarkusRestClientBuilder.newBuilder()
        .baseUri(slack.apiUrl())
        .connectTimeout(3, TimeUnit.SECONDS)
        .readTimeout(SendResult.LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS)
        // Every status is an answer here, none an exception.
        .property("microprofile.rest.client.disable.default.mapper", true)
        .build(SlackApi.class);
  }

  @Override
  public Transport transport() {
    return Transport.SLACK;
  }

  @Override
  public Uni<SendResult> send(ChatMessage message) {
    if (api == null) {
      return Uni.createFrom().item(new SendResult.Refused("SLACK_BOT_TOKEN is not set", true));
    }
    return api.postMessage(authorization, PostMessageJson.of(message))
        .ifNoItem()
        .after(SendResult.LONGEST_CALL)
        .fail()
        .map(SlackTransport::read)
        .onFailure()
        .recoverWithItem(
            e ->
                new SendResult.Unavailable(
                    "Slack cannot be reached: " + e.getClass().getSimpleName()));
  }

  private static SendResult read(Response response) {
    return SlackAnswer.read(
        response.getStatus(),
        response.getHeaderString("Retry-After"),
        response.readEntity(String.class));
  }
}
