package dev.lockstep.messaging;

import dev.lockstep.contract.Catalogue;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Message;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** OpenTelemetry's SDK, loaded only where spans are wanted; sends them over OTLP/HTTP. */
final class OtlpSpans {

  private static final String HEADER = "traceparent";
  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
  private static final TextMapGetter<Map<String, String>> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
          return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
          return carrier == null ? null : carrier.get(key);
        }
      };

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  /**
   * @param endpoint base URL of a collector, such as {@code http://localhost:4318}
   */
  OtlpSpans(String service, String endpoint) {
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint.replaceAll("/+$", "") + "/v1/traces")
            .setTimeout(Duration.ofSeconds(5))
            .build();
    this.provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service)))
            .addSpanProcessor(
                BatchSpanProcessor.builder(exporter)
                    .setScheduleDelay(Duration.ofSeconds(1))
                    .build())
            .build();
    this.tracer = provider.get("dev.lockstep");
  }

  <T extends Message> Tracing.Step<T> step(String name, Envelope<T> envelope, Instant start) {
    String parent = envelope.traceparent();
    Context context =
        parent == null
            ? Context.root()
            : W3C.extract(Context.root(), Map.of(HEADER, parent), GETTER);
    Span span =
        tracer
            .spanBuilder(name + " " + Catalogue.entryOf(envelope.data()).type())
            .setParent(context)
            .setStartTimestamp(start)
            .setAttribute("messaging.message.id", envelope.id())
            .setAttribute("lockstep.key", envelope.data().orderKey())
            .setAttribute("lockstep.correlation_id", String.valueOf(envelope.correlationId()))
            .startSpan();
    Map<String, String> headers = new HashMap<>();
    W3C.inject(Context.root().with(span), headers, Map::put);
    return new Tracing.Step<>(envelope.within(headers.get(HEADER)), span);
  }

  void close() {
    provider.shutdown().join(2, TimeUnit.SECONDS);
  }
}
