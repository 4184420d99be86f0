package dev.lockstep.messaging;

import dev.lockstep.contract.Catalogue;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.MessageCodec.Encoded;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Publishes at once. For callers whose own progress comes after the acknowledgement: webhook intake
 * (2xx only then) and collectors (cursor only then). Reactions that change state use the {@link
 * Outbox} instead.
 */
@ApplicationScoped
public class Publisher {

  private final MutinyEmitter<byte[]> emitter;
  private final Counters published;
  private final Tracing tracing;

  // Unbounded: callers await every batch they send, so what they hold bounds the buffer.
  public Publisher(
      @Channel("lockstep") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> emitter,
      MeterRegistry metrics,
      Tracing tracing) {
    this.emitter = emitter;
    this.tracing = tracing;
    this.published = new Counters(metrics, "lockstep.events.published", "topic", "type");
  }

  /** Completes once the broker has acknowledged every message; order per key is the list's. */
  public Uni<Void> publish(List<? extends Envelope<?>> envelopes) {
    if (!tracing.isOn()) {
      return send(envelopes.stream().map(MessageCodec::encode).toList());
    }
    List<Tracing.Step<?>> steps = envelopes.stream().<Tracing.Step<?>>map(tracing::first).toList();
    return send(steps.stream().map(step -> MessageCodec.encode(step.envelope())).toList())
        .onItemOrFailure()
        .invoke((nothing, failure) -> steps.forEach(step -> step.end(failure)));
  }

  /** As {@link #publish} for messages that are encoded already. */
  Uni<Void> send(List<Encoded> messages) {
    if (messages.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Uni<Void>> acknowledgements = messages.stream().map(this::send).toList();
    return Uni.join()
        .all(acknowledgements)
        .andCollectFailures()
        .invoke(() -> messages.forEach(this::count))
        .replaceWithVoid();
  }

  private void count(Encoded message) {
    // Dead letters may claim to be anything; a tag has only known values.
    String type = message.headers().getOrDefault("ce_type", "");
    published
        .of(message.topic(), Catalogue.entryOf(type).isPresent() ? type : "unknown")
        .increment();
  }

  private Uni<Void> send(Encoded message) {
    RecordHeaders headers = new RecordHeaders();
    message
        .headers()
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    OutgoingKafkaRecordMetadata<String> metadata =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withTopic(message.topic())
            .withKey(message.key())
            .withHeaders(headers)
            .build();
    return emitter.sendMessage(Message.of(message.value(), Metadata.of(metadata)));
  }
}
