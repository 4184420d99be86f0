package dev.lockstep.jira.collect;

import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.NoWebhooks;
import dev.lockstep.jira.Silent;
import dev.lockstep.jira.Unused;
import dev.lockstep.jira.mapping.Snapshot;
import dev.lockstep.jira.port.Account;
import dev.lockstep.jira.port.ChangedIssues;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Workflow;
import dev.lockstep.testing.MutableClock;
import dev.lockstep.testing.SampleItem;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A site of issues that have nothing but an id and a time, two to a page. */
final class FakeSite {

  private static final int PAGE = 2;

  final List<String> calls = new ArrayList<>();
  boolean anonymous;
  boolean broken;

  /** Whether a token counts rows, as an upstream might, in place of remembering the last one. */
  boolean countingTokens;

  boolean refusesTokens;

  @Nullable Runnable afterFirstPage;

  private final MutableClock clock;
  private final Map<String, Instant> issues = new HashMap<>();

  FakeSite(MutableClock clock) {
    this.clock = clock;
  }

  void changed(String id, String updated) {
    issues.put(id, Instant.parse(updated));
  }

  void clear() {
    issues.clear();
  }

  Site site() {
    Silent silent = new Silent();
    return new Site(
        "1",
        this::page,
        ids -> Uni.createFrom().item(List.of()),
        () -> Uni.createFrom().item(List.of()),
        Unused.part(Workflow.class),
        spent -> whoAmI(),
        silent,
        silent,
        silent,
        silent,
        new NoWebhooks(),
        () -> Uni.createFrom().item(List.of()),
        Unused.WRITING);
  }

  private Uni<Account.Who> whoAmI() {
    calls.add("myself");
    return anonymous
        ? Uni.createFrom().failure(new Unauthorized("nobody"))
        : Uni.createFrom().item(new Account.Who("me", "Me", ZoneOffset.UTC));
  }

  private Uni<ChangedIssues.Page> page(Instant since, Optional<String> token) {
    calls.add("search");
    if (refusesTokens && token.isPresent()) {
      return Uni.createFrom().failure(new Rejected(400, "The nextPageToken is invalid."));
    }
    if (broken) {
      return Uni.createFrom().failure(new Unavailable("broken"));
    }
    List<Map.Entry<String, Instant>> rows =
        anonymous
            ? List.of()
            : issues.entrySet().stream()
                .filter(row -> !row.getValue().isBefore(since))
                .sorted(
                    Map.Entry.<String, Instant>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .toList();
    int from = token.map(text -> from(text, rows)).orElse(0);
    int to = Math.min(rows.size(), from + PAGE);
    List<Snapshot> page =
        rows.subList(from, to).stream().map(row -> snapshot(row.getKey(), row.getValue())).toList();
    Optional<String> next =
        to < rows.size()
            ? Optional.of(
                countingTokens ? Integer.toString(to) : "after " + rows.get(to - 1).getKey())
            : Optional.empty();
    Runnable meanwhile = afterFirstPage;
    afterFirstPage = null;
    if (meanwhile != null) {
      meanwhile.run();
    }
    return Uni.createFrom().item(new ChangedIssues.Page(page, next));
  }

  private int from(String token, List<Map.Entry<String, Instant>> rows) {
    if (countingTokens) {
      return Integer.parseInt(token);
    }
    List<String> ids = rows.stream().map(Map.Entry::getKey).toList();
    return ids.indexOf(token.substring("after ".length())) + 1;
  }

  private Snapshot snapshot(String id, Instant updated) {
    return new Snapshot(
        SampleItem.of("ABC-" + id)
            .ref(WorkItemRef.jira("1", id))
            .created(updated)
            .at(updated)
            .item(),
        null,
        List.of());
  }

  Instant now() {
    return clock.instant();
  }
}
