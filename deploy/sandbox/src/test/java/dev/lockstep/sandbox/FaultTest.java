package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.fault.Faults;
import dev.lockstep.sandbox.journal.CallCount;
import dev.lockstep.sandbox.journal.JournalEntry;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultTest {
  private static final String STATUS = "/rest/api/3/status";
  private final Sandbox sandbox = Sandbox.start();
  private final SandboxClient client = sandbox.client();
  private final JiraPeople people = client.jira("acme");
  private final Caller jira = new Caller(sandbox.jira("acme"), Caller.JIRA);

  @AfterEach
  void close() {
    sandbox.close();
  }

  private List<Integer> statuses(int calls) {
    return IntStream.range(0, calls).mapToObj(i -> jira.get(STATUS).status()).toList();
  }

  @Test
  void throttledCallsTellTheReasonThatWasAskedFor() {
    client.faults(
        "{\"jira\":{\"throttleRate\":1,\"throttleReason\":\"jira-quota-tenant-based\","
            + "\"retryAfterSeconds\":7}}");
    Caller.Answer answer = jira.get(STATUS);
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("RateLimit-Reason")).isEqualTo("jira-quota-tenant-based");
    assertThat(answer.header("Retry-After")).isEqualTo("7");
    assertThat(answer.header("X-RateLimit-Reset")).endsWith("Z");
    client.faults("{\"jira\":{\"throttleReason\":\"\",\"retryAfterSeconds\":0}}");
    assertThat(jira.get(STATUS).header("Retry-After")).isEmpty();
    assertThat(jira.get(STATUS).header("RateLimit-Reason")).isEmpty();
    client.noFaults();
    assertThat(jira.get(STATUS).status()).isEqualTo(200);
  }

  @Test
  void everyLimitOfJiraCanBePlayed() {
    for (String reason :
        List.of("jira-quota-global-based", "jira-quota-tenant-based", "jira-per-issue-on-write")) {
      client.faults(
          "{\"jira\":{\"throttleRate\":1,\"throttleReason\":\""
              + reason
              + "\",\"minuteReset\":true}}");
      Caller.Answer answer = jira.get(STATUS);
      assertThat(answer.header("RateLimit-Reason")).isEqualTo(reason);
      assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("0");
      assertThat(answer.header("X-RateLimit-Reset")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\dZ");
    }
    client.noFaults();
    client.faults("{\"jira\":{\"nearLimitRate\":1}}");
    assertThat(jira.get(STATUS).header("X-RateLimit-NearLimit")).isEqualTo("true");
    client.faults("{\"jira\":{\"errorRate\":1,\"errorRetryAfterSeconds\":9}}");
    assertThat(jira.get(STATUS).status()).isEqualTo(503);
    assertThat(jira.get(STATUS).header("Retry-After")).isEqualTo("9");
  }

  @Test
  void theSameSeedFailsTheSameCalls() {
    client.reset(42);
    client.jira("acme");
    client.faults("{\"jira\":{\"errorRate\":0.5}}");
    List<Integer> once = statuses(30);
    client.reset(42);
    client.jira("acme");
    client.faults("{\"jira\":{\"errorRate\":0.5}}");
    assertThat(statuses(30)).isEqualTo(once).contains(200, 503);
  }

  @Test
  void anErrorAfterTheWorkLeavesTheWorkDone() {
    people.project("AA", "Alpha");
    people.story("AA", "hello");
    client.faults("{\"jira\":{\"errorAfterRate\":1,\"errorStatus\":502}}");
    Caller.Answer answer =
        jira.post("/rest/api/3/issue/AA-1/transitions", "{\"transition\":{\"id\":\"11\"}}");
    assertThat(answer.status()).isEqualTo(502);
    assertThat(people.status("AA-1")).isEqualTo("In Progress");
  }

  @Test
  void bodiesCanBeCutOrTurnIntoAWebPage() {
    client.faults("{\"jira\":{\"htmlRate\":1}}");
    Caller.Answer page = jira.get(STATUS);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    client.noFaults();
    client.faults("{\"jira\":{\"cutRate\":1}}");
    assertThatThrownBy(() -> jira.get(STATUS)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void faultsCanBeKeptToASiteOrAnEndpoint() {
    client.jira("globex");
    client.faults("{\"jira\":{\"errorRate\":1,\"only\":\"/jira/globex/\"}}");
    assertThat(jira.get(STATUS).status()).isEqualTo(200);
    assertThat(new Caller(sandbox.jira("globex"), Caller.JIRA).get(STATUS).status()).isEqualTo(503);
  }

  @Test
  void aStatusCanBeWaitedFor() {
    people.project("AA", "Alpha");
    people.story("AA", "hello");
    CompletableFuture<Boolean> moved =
        CompletableFuture.supplyAsync(
            () -> people.awaitStatus("AA-1", "In Progress", Duration.ofSeconds(20)));
    jira.post("/rest/api/3/issue/AA-1/transitions", "{\"transition\":{\"id\":\"11\"}}");
    assertThat(moved.join()).isTrue();
    assertThat(people.awaitStatus("AA-1", "Done", Duration.ofMillis(10))).isFalse();
  }

  @Test
  void answersCanBeSlow() {
    jira.get(STATUS);
    client.faults("{\"jira\":{\"latencyMillis\":150}}");
    long start = System.nanoTime();
    jira.get(STATUS);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(149));
  }

  @Test
  void onlyWhatIsNamedChangesAndMistakesAreExplained() {
    client.faults("{\"slack\":{\"errorRate\":0.25},\"hooks\":{\"lostRate\":0.5}}");
    client.faults("{\"hooks\":{\"duplicateRate\":0.1}}");
    Faults now = client.faults();
    assertThat(now.slack().errorRate()).isEqualTo(0.25);
    assertThat(now.hooks().lostRate()).isEqualTo(0.5);
    assertThat(now.hooks().duplicateRate()).isEqualTo(0.1);
    assertThatThrownBy(() -> client.faults("{\"jira\":{\"errorRat\":1}}"))
        .hasMessageContaining("unknown name 'jira.errorRat'; allowed: latencyMillis, slowRate");
    assertThatThrownBy(() -> client.faults("{\"jira\":{\"errorRate\":1.5}}"))
        .hasMessageContaining("errorRate must be from 0 to 1, not 1.5");
    assertThatThrownBy(() -> client.faults("[]")).hasMessageContaining("must be a JSON object");
    assertThat(client.faults()).isEqualTo(now);
  }

  @Test
  void badRequestsAreToldWhatIsAllowed() {
    Caller control = new Caller(sandbox.uri(), "");
    assertThat(control.post("/_sandbox/jira/acme/issues", "{\"sumary\":1}").text())
        .contains("unknown name 'sumary'; allowed: actor");
    assertThat(control.post("/_sandbox/jira/acme/issues", "{\"project\":\"AA\"}").text())
        .contains("summary must be given");
    assertThat(control.post("/_sandbox/jira/nowhere/seed", "{}").text())
        .contains("no Jira site 'nowhere'");
    assertThat(
            control
                .exchange("PUT", "/_sandbox/hooks", "{\"jira\":{\"acme\":{\"url\":\"x\"}}}")
                .text())
        .contains("url must be http(s)://host");
    assertThat(control.exchange("PUT", "/_sandbox/jira/acme", "{\"timeZone\":\"Mars\"}").text())
        .contains("timeZone is no IANA zone: Mars");
    assertThat(control.get("/_sandbox/journal?after=x").status()).isEqualTo(400);
    assertThat(control.get("/_sandbox/nothing").status()).isEqualTo(404);
    assertThat(control.post("/_sandbox/jira/acme/issues", "{").text()).contains("not JSON");
  }

  @Test
  void callsAreCountedPerEndpointAndStatus() {
    client.resetCalls();
    people.project("AA", "Alpha");
    people.story("AA", "hello");
    jira.get("/rest/api/3/issue/AA-1");
    jira.get("/rest/api/3/issue/AA-1");
    jira.get("/rest/api/3/issue/AA-9");
    String endpoint = "GET /jira/{site}/rest/api/3/issue/{idOrKey}";
    assertThat(client.calls())
        .containsExactly(
            new CallCount("jira", endpoint, 200, 2), new CallCount("jira", endpoint, 404, 1));
    client.resetCalls();
    assertThat(client.calls()).isEmpty();
  }

  @Test
  void theJournalCanBeWaitedFor() {
    people.project("AA", "Alpha");
    people.story("AA", "hello");
    CompletableFuture<SandboxClient.JournalPage> waiting =
        CompletableFuture.supplyAsync(() -> client.journal(0, 10, Duration.ofSeconds(20)));
    jira.post("/rest/api/3/issue/AA-1/transitions", "{\"transition\":{\"id\":\"11\"}}");
    List<JournalEntry> entries = waiting.join().entries();
    assertThat(entries).hasSize(1);
    JournalEntry entry = entries.get(0);
    assertThat(entry.kind()).isEqualTo("write.transition");
    assertThat(entry.subject()).isEqualTo("AA-1");
    assertThat(entry.detail()).containsEntry("from", "To Do").containsEntry("to", "In Progress");
    assertThat(entry.atMicros()).isPositive();
    assertThat(client.journal(entry.seq(), 10, Duration.ofMillis(1)).entries()).isEmpty();
  }

  @Test
  void aResetForgetsEverything() {
    people.seed(Requests.Seed.stories("AA", 10));
    client.bitbucket("team").repository("app");
    client.reset(7);
    assertThat(jira.get(STATUS).status()).isEqualTo(404);
    assertThat(client.jira("acme").find("AA-1")).isEmpty();
    assertThat(client.journal()).isEmpty();
  }

  @Test
  void theWorldIsTheSameForTheSameSeed() {
    client.reset(3);
    client.bitbucket("team").repository("app");
    String hash = client.bitbucket("team").push("app", "AA-1", "Ada").hash();
    client.reset(3);
    client.bitbucket("team").repository("app");
    assertThat(client.bitbucket("team").push("app", "AA-1", "Ada").hash()).isEqualTo(hash);
    client.reset(4);
    client.bitbucket("team").repository("app");
    assertThat(client.bitbucket("team").push("app", "AA-1", "Ada").hash()).isNotEqualTo(hash);
  }
}
