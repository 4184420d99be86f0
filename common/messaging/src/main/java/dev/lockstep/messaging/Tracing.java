package dev.lockstep.messaging;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Message;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Spans of what a webhook leads to, for those who set {@code OTEL_EXPORTER_OTLP_ENDPOINT}. Without
 * it nothing of OpenTelemetry is loaded and messages pass as they are.
 */
@Singleton
public class Tracing {

  private final @Nullable OtlpSpans spans;

  /**
   * @param endpoint base URL of a collector
   */
  public Tracing(
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "OTEL_EXPORTER_OTLP_ENDPOINT") Optional<String> endpoint) {
    this.spans = endpoint.map(url -> new OtlpSpans(service, url)).orElse(null);
  }

  /**
   * A step under way.
   *
   * @param envelope the message within the step: what it causes belongs below the step
   */
  public record Step<T extends Message>(Envelope<T> envelope, @Nullable Span span) {

    /** It is over. */
    public void end(@Nullable Throwable failure) {
      if (span != null) {
        if (failure != null) {
          span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
        }
        span.end();
      }
    }
  }

  /** Whether anybody looks. */
  public boolean isOn() {
    return spans != null;
  }

  /** Begins a step for each message that belongs to a trace; the others pass as they are. */
  public List<Step<?>> steps(String name, List<? extends Envelope<?>> envelopes) {
    return envelopes.stream().<Step<?>>map(envelope -> step(name, envelope)).toList();
  }

  /** As {@link #steps} for one. */
  public <T extends Message> Step<T> step(String name, Envelope<T> envelope) {
    return spans == null || envelope.traceparent() == null
        ? new Step<>(envelope, null)
        : spans.step(name, envelope, Instant.now());
  }

  /** The first step of what a webhook leads to: begins a trace where the caller sent none. */
  <T extends Message> Step<T> first(Envelope<T> envelope) {
    Instant began = envelope.began();
    return spans == null || began == null
        ? new Step<>(envelope, null)
        : spans.step("publish", envelope, envelope.traceparent() == null ? began : Instant.now());
  }

  @PreDestroy
  void close() {
    if (spans != null) {
      spans.close();
    }
  }
}
