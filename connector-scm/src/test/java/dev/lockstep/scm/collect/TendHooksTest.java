package dev.lockstep.scm.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.scm.port.HookCare;
import dev.lockstep.testing.MutableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TendHooksTest {

  private static final URI DOOR = URI.create("https://lockstep.example.com/webhook/github/acme");

  private final MutableClock clock = MutableClock.at("2026-11-20T10:00:00Z");
  private final SweepBook book = new SweepBook(new SimpleMeterRegistry());
  private final List<URI> cared = new ArrayList<>();
  private boolean refused;

  private final HookCare care =
      new HookCare() {
        @Override
        public String source() {
          return "github/acme";
        }

        @Override
        public Uni<Report> care(URI address) {
          cared.add(address);
          return refused
              ? Uni.createFrom().failure(new Unauthorized("403 for /orgs/acme/hooks"))
              : Uni.createFrom().item(new Report(true, List.of("webhook registered"), 0));
        }
      };

  private final TendHooks hooks =
      new TendHooks(new HookAddresses(List.of(new HookAddresses.Cared(care, DOOR))), book, clock);

  private void tick() {
    hooks.tick().await().indefinitely();
  }

  @Test
  void hooks_are_tended_at_once_and_then_every_ten_minutes() {
    tick();
    tick();
    clock.advance(Duration.ofMinutes(10));
    tick();

    assertThat(cared).containsExactly(DOOR, DOOR);
    assertThat(hooks.report("github/acme").orElseThrow().lines())
        .containsExactly("webhook registered");
  }

  @Test
  void a_host_that_refuses_is_told_to_people_until_it_does_not() {
    refused = true;
    tick();
    assertThat(book.failure("webhooks of github/acme").orElseThrow()).contains("Unauthorized");

    refused = false;
    clock.advance(Duration.ofMinutes(10));
    tick();
    assertThat(book.failure("webhooks of github/acme")).isEmpty();
  }
}
