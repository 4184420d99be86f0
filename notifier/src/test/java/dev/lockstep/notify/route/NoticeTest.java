package dev.lockstep.notify.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.EffectFailed;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Message;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.contract.WorkItemsDue;
import dev.lockstep.contract.WorkItemsDue.Due;
import dev.lockstep.testing.SampleItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoticeTest {

  private static final Instant NOW = SampleItem.NOON;
  private static final Recipient LOG = new Recipient(Transport.DISCORD, "log");
  private static final Recipient ALERT = new Recipient(Transport.DISCORD, "alert");
  private static final Audience AUDIENCE = new Audience(List.of(LOG), List.of(ALERT));

  @Test
  void whatARuleCouldNotDoIsAnAlertWithItsReason() {
    Notice notice = notice(failed(null), NOW).orElseThrow();

    assertThat(notice.recipients()).containsExactly(ALERT);
    assertThat(notice.text())
        .isEqualTo(
            "SHOP-7: fix version v1, wanted by the rule 'released': not possible: there is no v1."
                + " It is not tried again.");
    assertThat(notice(failed(NOW.plusSeconds(60)), NOW).orElseThrow().text())
        .endsWith("It is tried again after 2026-11-20T12:01:00Z, while nothing changes.");
  }

  @Test
  void issuesThatAreDueAreOneAlertTheEarliestFirst() {
    LocalDate today = LocalDate.of(2026, 11, 20);
    Person ana = new Person("5b10ana", "Ana Silva");
    List<Due> due =
        List.of(
            due("SHOP-1", today.minusDays(3), null),
            due("SHOP-2", today, ana),
            due("SHOP-3", today.plusDays(2), ana));

    Notice notice = notice(new WorkItemsDue("run", 1, today, due, 1, NOW), NOW).orElseThrow();

    assertThat(notice.recipients()).containsExactly(ALERT);
    assertThat(notice.text())
        .isEqualTo(
            "3 issues are due: SHOP-1 since 2026-11-17 (In Progress, unassigned); SHOP-2 today (In"
                + " Progress, Ana Silva); SHOP-3 on 2026-11-22 (In Progress, Ana Silva).");
    assertThat(
            notice(
                    new WorkItemsDue("run", 1, today, Collections.nCopies(30, due.get(1)), 1, NOW),
                    NOW)
                .orElseThrow()
                .text())
        .startsWith("30 issues are due: ")
        .endsWith("; and 22 more.");
  }

  private static Due due(String key, LocalDate day, @Nullable Person assignee) {
    return new Due(WorkItemRef.jira("1", key), key, day, "In Progress", assignee);
  }

  @Test
  void whatIsOldIsNoNews() {
    assertThat(notice(failed(null), NOW.plus(Duration.ofDays(2)))).isEmpty();
  }

  private static EffectFailed failed(@Nullable Instant repeatAt) {
    return new EffectFailed(
        WorkItemRef.jira("1", "7"),
        "SHOP-7",
        "command",
        "released",
        "fix version v1",
        "not possible: there is no v1",
        repeatAt,
        1,
        NOW);
  }

  private static Optional<Notice> notice(Message message, Instant now) {
    return Notice.of(Envelope.of("/sync-engine", NOW, Origin.LIVE, message), AUDIENCE, now);
  }
}
