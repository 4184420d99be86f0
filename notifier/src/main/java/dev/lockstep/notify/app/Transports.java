package dev.lockstep.notify.app;

import dev.lockstep.notify.port.ChatMessage;
import dev.lockstep.notify.port.ChatTransport;
import dev.lockstep.notify.port.SendResult;
import dev.lockstep.notify.route.Transport;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The chat systems that can be spoken to, and how often which answer came. */
@ApplicationScoped
class Transports {

  private final Map<Transport, ChatTransport> all = new EnumMap<>(Transport.class);
  private final MeterRegistry metrics;

  Transports(@All List<ChatTransport> transports, MeterRegistry metrics) {
    transports.forEach(transport -> all.put(transport.transport(), transport));
    this.metrics = metrics;
  }

  /** Sends once. A provider that fails instead of answering counts as unavailable. */
  Uni<SendResult> send(Transport transport, ChatMessage message) {
    ChatTransport chat = all.get(transport);
    if (chat == null) {
      return Uni.createFrom()
          .item(new SendResult.Refused("no provider for " + transport.id(), true));
    }
    return chat.send(message)
        .onFailure()
        .recoverWithItem(e -> new SendResult.Unavailable(String.valueOf(e)))
        .invoke(
            result ->
                metrics
                    .counter(
                        "lockstep.chat.messages",
                        "transport",
                        transport.id(),
                        "result",
                        result.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                    .increment());
  }
}
