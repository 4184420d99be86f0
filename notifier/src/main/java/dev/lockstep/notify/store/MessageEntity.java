package dev.lockstep.notify.store;

import dev.lockstep.notify.app.RecipientStore.End;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What changes in a row of {@code message} once it is composed. */
@Entity
@Table(name = "message")
class MessageEntity {

  @Id UUID id;

  @Enumerated(EnumType.STRING)
  State state;

  @Nullable String reason;

  @Column(name = "external_id")
  @Nullable String externalId;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  enum State {
    PENDING,
    DELIVERED,
    REFUSED
  }

  void ended(End end, Instant now) {
    if (end instanceof End.Delivered delivered) {
      state = State.DELIVERED;
      externalId = delivered.externalId();
    } else if (end instanceof End.Refused refused) {
      state = State.REFUSED;
      reason = refused.reason();
    }
    endedAt = now;
  }
}
