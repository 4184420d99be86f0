package dev.lockstep.e2e.figure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.e2e.measure.Processes;
import dev.lockstep.e2e.report.Figure;
import dev.lockstep.e2e.report.Report;
import dev.lockstep.e2e.world.Door;
import dev.lockstep.e2e.world.Installation;
import dev.lockstep.e2e.world.Surroundings;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.journal.CallCount;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Rule books on an installation of their own: a comparison of all open items, and simulations over
 * a history that is put into the database as the engine would have kept it.
 */
public final class RuleBooks {
  private static final int OPEN = 10_000;
  private static final int EVENTS_EACH = 10;
  private static final int ALL = 100_000;
  private static final String GROUP = "Rules";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final String CANDIDATE =
      """
      rules:
        books:
          - name: candidate
            order: [To Do, In Progress, In Review, Done]
            rules:
              - {name: approved, when: {approved: yes}, status: Done}
              - {name: open, when: {open: yes}, status: In Review}
              - {name: merged, when: {all-merged: yes}, status: Done}
              - {name: branch, when: {branch: yes}, status: In Progress}
      """;

  private static final String ITEMS =
      """
      insert into sync.item (ref, key, project, type, status, category, labels, created, version, event_id,
                             decided_facts, decided_at)
      select 'jira/1/9' || lpad(i::text, 7, '0'), 'BIG-' || i, 'BIG', 'Story',
             case when i <= %1$d then 'In Review' else 'Done' end,
             case when i <= %1$d then 'IN_PROGRESS' else 'DONE' end, '', now(), 1, 'e',
             'open=YES;draft=NO;all-merged=NO;branch=YES;child-begun=NO', now()
      from generate_series(%2$d, %3$d) i""";

  private static final String KEYS =
      """
      insert into sync.item_key (key, ref)
      select 'BIG-' || i, 'jira/1/9' || lpad(i::text, 7, '0') from generate_series(%d, %d) i""";

  private static final String ARTEFACTS =
      """
      with told as (
        insert into sync.artefact (ref, repository, data, version, event_id)
        select 'bitbucket/acme/big/' || a.ref || i, 'bitbucket/acme/big', replace(a.data, '#', i::text), 1, 'e'
        from generate_series(1, %1$d) i
        cross join (values
          ('branch/', '{"kind":"BRANCH","repository":"bitbucket/acme/big","name":"b#","state":"EXISTS"}'),
          ('pull-request/', '{"kind":"PULL","repository":"bitbucket/acme/big","number":#,"state":"OPEN"}')) a (ref, data)
        returning ref)
      insert into sync.artefact_key (key, artefact, fresh)
      select 'BIG-' || substring(ref from '[0-9]+$'), ref, false from told""";

  /** What happened to each: a branch, a draft, a pull request that is approved and merged. */
  private static final String HISTORY =
      """
      insert into sync.history (key, at, live, kind, ref, data)
      select 'BIG-' || i, now() - interval '1 day' + v.n * interval '1 minute', v.n > 1, v.kind,
             case when v.kind = 'ITEM' then 'jira/1/9' || lpad(i::text, 7, '0')
                  else 'bitbucket/acme/big/' || v.ref || i end,
             case when v.kind = 'ITEM'
                  then concat_ws(chr(31), 'BIG', 'Story', v.data, v.ref, '', '', '1700000000', '')
                  else replace(v.data, '#', i::text) end
      from generate_series(%d, %d) i
      cross join (values
        (1, 'ITEM', 'NEW', 'To Do'),
        (2, 'ARTEFACT', 'branch/', '{"kind":"BRANCH","repository":"bitbucket/acme/big","name":"b#","state":"EXISTS"}'),
        (3, 'MOVE', '', 'In Progress'),
        (4, 'ITEM', 'IN_PROGRESS', 'In Progress'),
        (5, 'ARTEFACT', 'pull-request/', '{"kind":"PULL","repository":"bitbucket/acme/big","number":#,"state":"DRAFT"}'),
        (6, 'ARTEFACT', 'pull-request/', '{"kind":"PULL","repository":"bitbucket/acme/big","number":#,"state":"OPEN"}'),
        (7, 'MOVE', '', 'In Review'),
        (8, 'ITEM', 'IN_PROGRESS', 'In Review'),
        (9, 'ARTEFACT', 'pull-request/', '{"kind":"PULL","repository":"bitbucket/acme/big","number":#,"state":"OPEN","verdicts":["APPROVED"]}'),
        (10, 'ARTEFACT', 'pull-request/', '{"kind":"PULL","repository":"bitbucket/acme/big","number":#,"state":"MERGED"}')
      ) v (n, kind, ref, data)
      order by i, v.n""";

  private final Installation installation;
  private final SandboxClient sandbox;
  private final Report report;

  private RuleBooks(Installation installation, SandboxClient sandbox, Report report) {
    this.installation = installation;
    this.sandbox = sandbox;
    this.report = report;
  }

  /**
   * Measures.
   *
   * @param folder for everything that is written; emptied by the caller
   * @param quick whether a tenth of the history is good enough
   */
  public static void measure(Path home, Path folder, Report report, boolean quick)
      throws IOException, InterruptedException {
    try (Installation installation = new Installation(home, folder)) {
      SandboxClient sandbox = installation.startSandbox();
      Surroundings.make(sandbox);
      installation.startProduct(
          Surroundings.settings(installation.sandboxUrl(), 50, Idle.POLL, Idle.SWEEP));
      new RuleBooks(installation, sandbox, report).measure(quick ? ALL / 10 : ALL);
    }
  }

  private void measure(int items) throws IOException {
    fill(1, OPEN);
    execute(ARTEFACTS.formatted(OPEN));
    compare();
    simulate(OPEN);
    if (items > OPEN) {
      fill(OPEN + 1, items);
      simulate(items);
    }
  }

  private void fill(int from, int to) throws IOException {
    System.out.printf("  writing the history of %,d issues ...%n", to - from + 1);
    execute(ITEMS.formatted(OPEN, from, to));
    execute(KEYS.formatted(from, to));
    execute(HISTORY.formatted(from, to));
    execute("analyze sync.item, sync.item_key, sync.history, sync.artefact, sync.artefact_key");
  }

  private void compare() {
    System.out.printf("  comparing %,d open issues with the rules ...%n", OPEN);
    Door door = installation.door();
    sandbox.resetCalls();
    String id =
        door.ask("/rules/runs", "application/json", "", PATIENCE).json().path("id").asText();
    JsonNode run = await(door, id);
    long calls =
        sandbox.calls().stream()
            .filter(call -> call.endpoint().contains("/issue/"))
            .mapToLong(CallCount::count)
            .sum();
    Duration took =
        Duration.between(
            Instant.parse(run.path("began").asText()), Instant.parse(run.path("ended").asText()));
    if (run.path("checked").asInt() != OPEN) {
      throw new IllegalStateException("the comparison did not see every open issue: " + run);
    }
    report.add(
        GROUP,
        Figure.of("comparison of 10,000 open issues", took.toMillis() / 1000.0, "s")
            .atMost(30)
            .noting("skipped " + run.path("skipped")));
    report.add(GROUP, Figure.of("calls to Jira about them meanwhile", calls, "calls").atMost(0));
  }

  private static JsonNode await(Door door, String id) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      for (JsonNode run : door.get("/rules/runs").json().path("runs")) {
        if (run.path("id").asText().equals(id) && run.has("ended")) {
          return run;
        }
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    throw new IllegalStateException("the comparison " + id + " does not end");
  }

  private void simulate(int items) throws IOException {
    int events = items * EVENTS_EACH;
    System.out.printf("  simulating %,d events ...%n", events);
    long began = System.nanoTime();
    Door.Answer answer =
        installation
            .door()
            .ask("/rules/simulate?project=BIG&limit=3", "text/yaml", CANDIDATE, PATIENCE);
    double seconds = (System.nanoTime() - began) / 1e9;
    if (answer.status() != 200 || answer.json().path("events").asInt() != events) {
      throw new IllegalStateException("wrong answer of the simulation: " + answer);
    }
    Figure figure =
        Figure.of("simulation of %,d events".formatted(events), seconds, "s")
            .noting(
                "%s of %s issues moved differently; sync-engine takes %.0f MB after it"
                    .formatted(
                        answer.json().path("different"), answer.json().path("items"), megabytes()));
    report.add(GROUP, items == ALL ? figure.atMost(60) : figure);
  }

  private double megabytes() throws IOException {
    Map<String, Long> engine = new LinkedHashMap<>(installation.productPids());
    engine.keySet().retainAll(Set.of("sync-engine"));
    return Processes.total(Processes.memory(engine)).proportional();
  }

  private void execute(String sql) throws IOException {
    try (Connection connection =
            DriverManager.getConnection(
                installation.database().jdbcUrl(),
                installation.database().user(),
                installation.database().password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException wrong) {
      throw new IllegalStateException("the history cannot be written", wrong);
    }
  }
}
