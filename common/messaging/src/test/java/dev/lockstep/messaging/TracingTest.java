package dev.lockstep.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.WorkItemHinted;
import dev.lockstep.contract.WorkItemRef;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spans as a collector gets them, over two services' worth of hops. */
class TracingTest {

  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<byte[]> received = new CopyOnWriteArrayList<>();
  private HttpServer collector;

  @BeforeEach
  void a_collector_listens() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          received.add(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
  }

  @AfterEach
  void and_is_gone() {
    collector.stop(0);
  }

  @Test
  void a_trace_leads_from_the_webhook_over_each_hop_and_every_span_hangs_on_the_one_before() {
    Tracing connector = tracing("connector-scm");
    Tracing engine = tracing("sync-engine");

    Tracing.Step<WorkItemHinted> taken = connector.first(hook());
    Envelope<?> overKafka = again(taken.envelope());
    Tracing.Step<?> consumed = engine.step("sync-engine.live", overKafka);
    Envelope<WorkItemHinted> caused = consumed.envelope().caused("/sync-engine", AT, hint());
    Tracing.Step<?> carriedOut = engine.step("live", again(caused));
    carriedOut.end(null);
    consumed.end(null);
    taken.end(null);
    connector.close();
    engine.close();

    await().atMost(PATIENCE).until(() -> received.size() >= 2);
    List<String> contexts =
        List.of(
            String.valueOf(taken.envelope().traceparent()),
            String.valueOf(consumed.envelope().traceparent()),
            String.valueOf(carriedOut.envelope().traceparent()));
    assertThat(contexts).allMatch(one -> one.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
    assertThat(contexts).doesNotHaveDuplicates();
    assertThat(contexts.stream().map(TracingTest::trace).distinct()).hasSize(1);
    String sent = String.join("", received.stream().map(HexFormat.of()::formatHex).toList());
    for (String context : contexts) {
      assertThat(sent).contains(trace(context)).contains(span(context));
    }
    // A span names its parent besides itself: all but the last are named twice.
    assertThat(occurrences(sent, span(contexts.get(0)))).isEqualTo(2);
    assertThat(occurrences(sent, span(contexts.get(1)))).isEqualTo(2);
    assertThat(occurrences(sent, span(contexts.get(2)))).isEqualTo(1);
  }

  @Test
  void the_callers_own_trace_is_continued() {
    Tracing tracing = tracing("connector-scm");
    String caller = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    Envelope<?> taken = tracing.first(hook().within(caller)).envelope();
    tracing.close();

    assertThat(trace(String.valueOf(taken.traceparent()))).isEqualTo(trace(caller));
    assertThat(taken.traceparent()).isNotEqualTo(caller);
  }

  @Test
  void what_no_webhook_began_makes_no_trace() {
    Tracing tracing = tracing("connector-jira");
    Envelope<?> polled = Envelope.of("/connector-jira", AT, Origin.LIVE, hint());

    assertThat(tracing.step("x", polled).envelope()).isSameAs(polled);
    assertThat(tracing.first(polled).envelope()).isSameAs(polled);
    tracing.close();
  }

  @Test
  void without_an_endpoint_messages_pass_as_they_are_and_carry_no_header_more() {
    Tracing off = new Tracing("connector-scm", Optional.empty());
    Envelope<?> hook = hook();

    assertThat(off.isOn()).isFalse();
    assertThat(off.first(hook).envelope()).isSameAs(hook);
    assertThat(off.step("x", hook).envelope()).isSameAs(hook);
    assertThat(MessageCodec.encode(off.first(hook).envelope()).headers())
        .doesNotContainKey("ce_traceparent");
  }

  private Tracing tracing(String service) {
    return new Tracing(
        service, Optional.of("http://127.0.0.1:" + collector.getAddress().getPort()));
  }

  private static Envelope<WorkItemHinted> hook() {
    return Envelope.of("/connector-scm", AT, Origin.LIVE, hint()).begun("one-id", AT);
  }

  private static WorkItemHinted hint() {
    return new WorkItemHinted(WorkItemRef.jira("1", "10001"), "updated", null, 1, AT);
  }

  /** As it is after Kafka, the outbox or the work table. */
  private static Envelope<?> again(Envelope<?> envelope) {
    MessageCodec.Encoded sent = MessageCodec.encode(envelope);
    try {
      return MessageCodec.decode(HeadersJson.read(HeadersJson.write(sent.headers())), sent.value());
    } catch (MessageCodec.UndecodableException e) {
      throw new AssertionError(e);
    }
  }

  private static String trace(String traceparent) {
    return traceparent.split("-")[1];
  }

  private static String span(String traceparent) {
    return traceparent.split("-")[2];
  }

  private static int occurrences(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }
}
