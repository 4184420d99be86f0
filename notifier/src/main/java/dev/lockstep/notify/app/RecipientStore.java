package dev.lockstep.notify.app;

import dev.lockstep.notify.route.Audience;
import dev.lockstep.notify.route.Recipient;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Those who can be told, and how telling them goes. */
public interface RecipientStore {

  /**
   * Makes these, and no others, the ones that are told. Whatever stood against one of them is
   * forgotten: the settings may have been repaired.
   */
  Uni<Void> register(Audience audience, Instant now);

  /** How telling this one goes. */
  Uni<Condition> condition(Recipient recipient);

  /**
   * Stores what became of a message together with what that means for its recipient.
   *
   * @param end null while the message is to be sent again
   */
  Uni<Void> settle(
      Recipient recipient, UUID message, Condition condition, @Nullable End end, Instant now);

  /** Everybody ever registered, in the order of their ids. */
  Uni<List<Account>> accounts();

  /** How a message ended. */
  sealed interface End {

    /** It is there. */
    record Delivered(String externalId) implements End {}

    /** The chat system does not take it. */
    record Refused(String reason) implements End {}
  }

  /**
   * A recipient's state with its counts.
   *
   * @param since since when its standing is what it is
   * @param waiting changes not told yet
   * @param delivered changes told
   * @param failed changes the chat system refused
   * @param oldest since when the oldest waiting change waits, absent when nothing does
   */
  record Account(
      Recipient recipient,
      Condition condition,
      Instant since,
      long waiting,
      long delivered,
      long failed,
      @Nullable Instant oldest) {}
}
