package dev.lockstep.notify.route;

import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.contract.EffectFailed;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Message;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.ReconcileCompleted;
import dev.lockstep.contract.TransitionFailed;
import dev.lockstep.contract.WorkItemsDue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something else than a status change that people are told in a sentence.
 *
 * @param cause id of the event that told us; nobody is told twice of the same cause
 * @param key of the item it is about; empty where it is about many
 * @param text the sentence, which may hold text from outside
 * @param recipients who is told
 * @param published when the event was published
 * @param correlationId of the event, for logs
 */
public record Notice(
    String cause,
    String key,
    String text,
    List<Recipient> recipients,
    Instant published,
    @Nullable String correlationId) {

  /** What is older is no news. */
  static final Duration NEWS = Duration.ofDays(1);

  /** So many issues fit into a sentence that people still read. */
  private static final int DUE_SHOWN = 8;

  public Notice {
    recipients = List.copyOf(recipients);
  }

  /** What an event of the engine is told as; nothing where nobody is to be told. */
  public static Optional<Notice> of(Envelope<?> event, Audience audience, Instant now) {
    if (event.time().isBefore(now.minus(NEWS))) {
      return Optional.empty();
    }
    Message message = event.data();
    if (message instanceof ReconcileCompleted run) {
      return Optional.of(notice(event, "", text(run), audience.recipients()));
    }
    if (message instanceof TransitionFailed failed) {
      return Optional.of(notice(event, failed.key(), text(failed), audience.alerts()));
    }
    if (message instanceof WorkItemsDue due) {
      return Optional.of(notice(event, "", text(due), audience.alerts()));
    }
    if (message instanceof EffectFailed failed) {
      return Optional.of(notice(event, failed.key(), text(failed), audience.alerts()));
    }
    return Optional.empty();
  }

  private static Notice notice(
      Envelope<?> event, String key, String text, List<Recipient> recipients) {
    return new Notice(event.id(), key, text, recipients, event.time(), event.correlationId());
  }

  private static String text(ReconcileCompleted run) {
    String skipped =
        run.skipped().entrySet().stream()
            .map(Notice::reason)
            .collect(Collectors.joining(", ", " (", ")"));
    return "Open issues compared with the rules: %,d checked, %,d moved, %,d left%s, %,d failed, in %s s."
        .formatted(
            run.checked(),
            run.moved(),
            run.skipped().values().stream().mapToInt(Integer::intValue).sum(),
            run.skipped().isEmpty() ? "" : skipped,
            run.failed(),
            String.format(
                Locale.ROOT,
                "%.1f",
                Duration.between(run.began(), run.occurredAt()).toMillis() / 1000.0));
  }

  private static String reason(Map.Entry<SkipReason, Integer> skipped) {
    return skipped.getValue()
        + " "
        + skipped.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String text(TransitionFailed failed) {
    return "%s could not be moved to %s (%s): %s %s"
        .formatted(
            failed.key(),
            failed.wanted(),
            failed.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            sentence(failed.detail()),
            again(failed.repeatAt()));
  }

  private static String text(EffectFailed failed) {
    String rule = failed.rule() == null ? "" : ", wanted by the rule '" + failed.rule() + "'";
    return "%s: %s%s: %s %s"
        .formatted(
            failed.key(),
            failed.effect(),
            rule,
            sentence(failed.detail()),
            again(failed.repeatAt()));
  }

  private static String text(WorkItemsDue due) {
    List<WorkItemsDue.Due> items = due.items();
    String shown =
        items.stream()
            .limit(DUE_SHOWN)
            .map(item -> text(item, due.today()))
            .collect(Collectors.joining("; "));
    String more =
        items.size() > DUE_SHOWN ? "; and %,d more".formatted(items.size() - DUE_SHOWN) : "";
    return "%s due: %s%s."
        .formatted(
            items.size() == 1 ? "An issue is" : "%,d issues are".formatted(items.size()),
            shown,
            more);
  }

  private static String text(WorkItemsDue.Due item, LocalDate today) {
    String when =
        item.due().equals(today)
            ? "today"
            : (item.due().isBefore(today) ? "since " : "on ") + item.due();
    Person assignee = item.assignee();
    return "%s %s (%s, %s)"
        .formatted(
            item.key(), when, item.status(), assignee == null ? "unassigned" : assignee.name());
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private static String again(@Nullable Instant repeatAt) {
    return repeatAt == null
        ? "It is not tried again."
        : "It is tried again after " + repeatAt + ", while nothing changes.";
  }
}
