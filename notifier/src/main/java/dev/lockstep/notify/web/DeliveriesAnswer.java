package dev.lockstep.notify.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.notify.app.Condition;
import dev.lockstep.notify.app.Condition.Standing;
import dev.lockstep.notify.app.RecipientStore.Account;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The answer of {@code GET /api/v1/deliveries}. */
@RegisterForReflection
record DeliveriesAnswer(List<RecipientAnswer> recipients) {

  /**
   * One recipient.
   *
   * @param state {@code working}, {@code retrying}, {@code failing} or {@code retired}
   * @param since since when that is so
   * @param reason what stands against it
   * @param nextAttempt when it is tried again, where something stands against it
   * @param waiting changes not told yet
   * @param oldestWaitingSeconds age of the oldest of them, 0 where nothing waits
   * @param delivered changes told
   * @param failed changes that the chat system refused
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RecipientAnswer(
      String id,
      String transport,
      String address,
      String state,
      Instant since,
      @Nullable String reason,
      @Nullable Instant nextAttempt,
      long waiting,
      long oldestWaitingSeconds,
      long delivered,
      long failed) {}

  static DeliveriesAnswer of(List<Account> accounts, Instant now) {
    return new DeliveriesAnswer(accounts.stream().map(account -> of(account, now)).toList());
  }

  private static RecipientAnswer of(Account account, Instant now) {
    Condition condition = account.condition();
    Instant oldest = account.oldest();
    boolean triedAgain =
        condition.standing() == Standing.RETRYING || condition.standing() == Standing.FAILING;
    return new RecipientAnswer(
        account.recipient().id(),
        account.recipient().transport().id(),
        account.recipient().address(),
        condition.standing().name().toLowerCase(Locale.ROOT),
        account.since(),
        condition.reason(),
        triedAgain ? condition.notBefore() : null,
        account.waiting(),
        oldest == null ? 0 : Math.max(0, Duration.between(oldest, now).toSeconds()),
        account.delivered(),
        account.failed());
  }
}
