package dev.lockstep.connector;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Scope;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.testing.MutableClock;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class UpstreamGatewayComponentTest {

  private final MutableClock clock = MutableClock.at("2026-01-05T12:00:00Z");
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final UpstreamGateway gateway = gateway(1000, Duration.ofSeconds(5));
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void a_read_is_tried_again_while_the_upstream_is_away() {
    Uni<String> flaky =
        Uni.createFrom()
            .deferred(() -> calls.incrementAndGet() < 3 ? away() : Uni.createFrom().item("here"));

    assertThat(await(gateway.read("x", () -> flaky))).isEqualTo("here");
    assertThat(calls).hasValue(3);
    assertThat(metrics.timer("lockstep.upstream.calls", tags("Unavailable")).count()).isEqualTo(2);
    assertThat(metrics.timer("lockstep.upstream.calls", tags("ok")).count()).isEqualTo(1);
  }

  @Test
  void a_write_is_sent_once_and_so_is_what_no_repetition_helps() {
    assertThatThrownBy(() -> await(gateway.write("x", this::counted)))
        .isInstanceOf(Unavailable.class);
    assertThat(calls).hasValue(1);
    assertThatThrownBy(
            () ->
                await(
                    gateway.read(
                        "x",
                        () -> {
                          calls.incrementAndGet();
                          return Uni.createFrom().failure(new NotFound("404"));
                        })))
        .isInstanceOf(NotFound.class);
    assertThat(calls).hasValue(2);
  }

  @Test
  void a_brisk_caller_is_told_to_come_back_where_a_patient_one_would_wait() {
    throttleReads("x", Duration.ofSeconds(2), Scope.ENDPOINT);

    assertThatThrownBy(() -> await(gateway.read("x", UpstreamGateway.BRISK, this::counted)))
        .isInstanceOfSatisfying(
            Throttled.class, e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(2)));
    assertThat(calls).hasValue(0);
  }

  @Test
  void a_burst_pauses_its_endpoint_only_and_a_quota_everything() {
    throttleReads("x", Duration.ofMinutes(1), Scope.ENDPOINT);
    assertThatThrownBy(() -> await(gateway.read("x", this::good))).isInstanceOf(Throttled.class);
    assertThat(await(gateway.read("y", this::good))).isEqualTo("good");

    // Being told to wait at one endpoint must not have stopped the others.
    assertThat(await(gateway.read("y", this::good))).isEqualTo("good");

    throttle("y", Duration.ofMinutes(1), Scope.CREDENTIAL);
    assertThatThrownBy(() -> await(gateway.read("z", this::good))).isInstanceOf(Throttled.class);
    clock.advance(Duration.ofSeconds(61));
    assertThat(await(gateway.read("x", this::good))).isEqualTo("good");
  }

  @Test
  void an_item_that_is_written_too_often_pauses_nothing() {
    throttle("x", Duration.ofMinutes(1), Scope.ITEM);

    assertThat(await(gateway.read("x", this::good))).isEqualTo("good");
  }

  @Test
  void a_call_that_hangs_is_cut_and_an_upstream_that_keeps_hanging_is_left_alone() {
    UpstreamGateway hanging = gateway(1000, Duration.ofMillis(20));
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> await(hanging.write("x", this::never)))
          .isInstanceOf(Unavailable.class);
    }
    int before = calls.get();

    assertThatThrownBy(() -> await(hanging.write("x", this::never)))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("CircuitBreakerOpen");
    assertThat(calls).hasValue(before);
  }

  @Test
  void the_pace_delays_and_never_refuses() {
    UpstreamGateway slow = gateway(20, Duration.ofSeconds(5));
    long start = System.nanoTime();
    List<Uni<String>> burst =
        IntStream.range(0, 30).mapToObj(i -> slow.read("x", this::good)).toList();
    List<String> answers =
        Uni.join().all(burst).andFailFast().await().atMost(Duration.ofSeconds(20));

    assertThat(answers).hasSize(30).containsOnly("good");
    // Twenty at once, the other ten at twenty a second.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(400));
  }

  @Test
  void a_burst_of_writes_does_not_stop_the_reads_of_the_same_endpoint() {
    throttle("x", Duration.ofMinutes(1), Scope.ENDPOINT);

    assertThat(await(gateway.read("x", this::good))).isEqualTo("good");
    assertThatThrownBy(() -> await(gateway.write("x", this::good))).isInstanceOf(Throttled.class);
  }

  @Test
  void pauses_are_counted_by_scope_and_reason() {
    Throttled spent = new Throttled("429", Duration.ofMinutes(1), Scope.CREDENTIAL, "quota");
    assertThatThrownBy(() -> await(gateway.write("x", () -> Uni.createFrom().failure(spent))))
        .isSameAs(spent);

    assertThat(
            metrics
                .counter(
                    "lockstep.upstream.pauses",
                    List.of(
                        Tag.of("upstream", "test"),
                        Tag.of("scope", "credential"),
                        Tag.of("reason", "quota")))
                .count())
        .isEqualTo(1);
  }

  @Test
  void a_refusal_that_is_to_be_left_alone_is_answered_without_asking() {
    Unauthorized locked = Unauthorized.locked("a CAPTCHA is asked for", Duration.ofMinutes(10));
    assertThatThrownBy(() -> await(gateway.write("x", () -> Uni.createFrom().failure(locked))))
        .isSameAs(locked);

    assertThatThrownBy(() -> await(gateway.read("y", this::counted)))
        .isInstanceOf(Unauthorized.class)
        .hasMessage("a CAPTCHA is asked for");
    assertThat(calls).hasValue(0);
    clock.advance(Duration.ofMinutes(11));
    assertThat(await(gateway.read("y", this::good))).isEqualTo("good");
  }

  /** Were they made one after the other, none would ever be answered. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void calls_are_paced_and_not_lined_up_behind_each_others_answers(boolean bulk) {
    UpstreamGateway.Patience patience = bulk ? UpstreamGateway.BULK : UpstreamGateway.PATIENT;
    CompletableFuture<String> answer = new CompletableFuture<>();
    List<CompletableFuture<String>> all =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    gateway
                        .read(
                            "x",
                            patience,
                            () -> {
                              if (calls.incrementAndGet() == 40) {
                                answer.complete("good");
                              }
                              return Uni.createFrom().completionStage(answer);
                            })
                        .subscribeAsCompletionStage())
            .toList();

    assertThat(all).allSatisfy(one -> assertThat(one.get(20, SECONDS)).isEqualTo("good"));
  }

  private void throttle(String endpoint, Duration retryAfter, Scope scope) {
    assertThatThrownBy(
            () ->
                await(
                    gateway.write(
                        endpoint,
                        () -> Uni.createFrom().failure(new Throttled("429", retryAfter, scope)))))
        .isInstanceOf(Throttled.class);
  }

  private void throttleReads(String endpoint, Duration retryAfter, Scope scope) {
    assertThatThrownBy(
            () ->
                await(
                    gateway.read(
                        endpoint,
                        new UpstreamGateway.Patience(1, Duration.ZERO, false),
                        () -> Uni.createFrom().failure(new Throttled("429", retryAfter, scope)))))
        .isInstanceOf(Throttled.class);
  }

  private UpstreamGateway gateway(double perSecond, Duration timeout) {
    return new UpstreamGateway("test", new Pace(perSecond, () -> 1), timeout, clock, metrics);
  }

  private static String[] tags(String result) {
    return new String[] {"upstream", "test", "endpoint", "x", "result", result};
  }

  private Uni<String> counted() {
    calls.incrementAndGet();
    return away();
  }

  private Uni<String> never() {
    calls.incrementAndGet();
    return Uni.createFrom().nothing();
  }

  private Uni<String> good() {
    return Uni.createFrom().item("good");
  }

  private static Uni<String> away() {
    return Uni.createFrom().failure(new Unavailable("503"));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
