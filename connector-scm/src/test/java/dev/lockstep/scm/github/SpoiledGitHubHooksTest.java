package dev.lockstep.scm.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.Origin;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.hook.HookDecoder.MalformedHookException;
import dev.lockstep.testing.SpoiledBodies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever body a webhook has: it is read, or refused for a reason, and what it tells can be sent.
 */
class SpoiledGitHubHooksTest {

  private static final List<String> EVENTS =
      List.of(
          "pull_request",
          "pull_request_review",
          "push",
          "push",
          "push",
          "push",
          "create",
          "delete",
          "issues",
          "issue_comment",
          "workflow_run",
          "check_run",
          "status",
          "release",
          "deployment_status");

  private record Sent(String event, byte[] body) {}

  private static List<byte[]> bodies() {
    List<byte[]> bodies = new ArrayList<>();
    bodies.add(
        """
        {"action":"created","ref":"refs/heads/abc-1","ref_type":"branch","after":"b2",
         "repository":{"full_name":"acme/shop","pushed_at":1763632800,"html_url":"https://x"},
         "sender":{"id":1,"login":"ana"},"commits":[{"id":"b1","message":"ABC-1","author":{"name":"A"}}],
         "head_commit":{"id":"b1","timestamp":"2026-11-20T10:00:00+01:00"},
         "pull_request":{"number":7,"title":"ABC-1","state":"open","draft":false,
           "updated_at":"2026-11-20T10:00:00Z","html_url":"https://x/7","user":{"id":1,"login":"ana"},
           "head":{"ref":"abc-1","sha":"c0ffee"},"base":{"ref":"main"},
           "requested_reviewers":[{"id":9,"login":"eve"}],"requested_teams":[{"id":3,"name":"Core"}]},
         "issue":{"id":77,"number":4,"updated_at":"2026-11-20T10:00:00Z"},
         "comment":{"id":5,"body":"Yes","created_at":"2026-11-20T10:00:00Z","updated_at":"2026-11-20T10:00:00Z"},
         "workflow_run":{"id":5,"name":"ci","head_branch":"abc-1","head_sha":"c","status":"completed",
           "conclusion":"success","updated_at":"2026-11-20T10:00:00Z"},
         "check_run":{"id":6,"name":"lint","head_sha":"c","status":"queued","started_at":"2026-11-20T10:00:00Z"},
         "id":8,"sha":"c","context":"ci","state":"success","updated_at":"2026-11-20T10:00:00Z",
         "branches":[{"name":"main"}],
         "release":{"id":3,"tag_name":"v1","updated_at":"2026-11-20T10:00:00Z"},
         "deployment":{"id":3,"environment":"prod","sha":"c","ref":"main"},
         "deployment_status":{"state":"success","updated_at":"2026-11-20T10:00:00Z"}}\
        """
            .getBytes(StandardCharsets.UTF_8));
    Path recorded =
        Path.of(System.getProperty("lockstep.samples", ""), "github/rest-go-scm/webhooks");
    if (Files.isDirectory(recorded)) {
      try (Stream<Path> files = Files.list(recorded)) {
        for (Path file : files.sorted().toList()) {
          bodies.add(Files.readAllBytes(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return bodies;
  }

  @Provide
  Arbitrary<Sent> sent() {
    SpoiledBodies bodies = new SpoiledBodies(bodies());
    return Arbitraries.randomValue(
        random -> new Sent(EVENTS.get(random.nextInt(EVENTS.size())), bodies.next(random)));
  }

  @Property(tries = 10_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void each_is_read_or_refused(@ForAll("sent") Sent sent) {
    String result;
    try {
      List<Hook> hooks =
          new GitHubHooks()
              .decode(Map.of("X-GitHub-Event", sent.event())::get, sent.body())
              .hooks();
      hooks.forEach(SpoiledGitHubHooksTest::tell);
      result = hooks.get(0).getClass().getSimpleName();
    } catch (MalformedHookException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      result = "refused";
    }
    Statistics.collect(result);
    Statistics.coverage(
        reached -> {
          for (String one : List.of("refused", "Facts", "PullRequestSeen", "BranchesTouched")) {
            reached.check(one).count(times -> times > 20);
          }
        });
  }

  private static void tell(Hook hook) {
    if (hook instanceof Hook.Facts facts) {
      for (Event event : facts.events().apply(texts -> List.of())) {
        try {
          assertThat(
                  MessageCodec.encode(Envelope.of("/test", Instant.EPOCH, Origin.LIVE, event))
                      .key())
              .isNotBlank();
        } catch (MessageCodec.TooLargeException tooLarge) {
          assertThat(tooLarge).isNotNull(); // answered with 400 by whoever publishes it
        }
      }
    }
  }
}
