package dev.lockstep.notify.store;

import dev.lockstep.notify.app.Condition;
import dev.lockstep.notify.app.Condition.Standing;
import dev.lockstep.notify.route.Recipient;
import dev.lockstep.notify.route.Transport;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code recipient}. */
@Entity
@Table(name = "recipient")
class RecipientEntity {

  @Id String id;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  Transport transport;

  @Column(updatable = false)
  String address;

  @Enumerated(EnumType.STRING)
  Standing standing;

  @Nullable String reason;
  int attempts;

  @Column(name = "not_before")
  Instant notBefore;

  Instant since;

  Recipient recipient() {
    return new Recipient(transport, address);
  }

  Condition condition() {
    return new Condition(standing, reason, attempts, notBefore);
  }

  /** A recipient that was retired while a message was on its way stays retired. */
  void is(Condition condition, Instant now) {
    if (standing == Standing.RETIRED) {
      return;
    }
    if (standing != condition.standing()) {
      since = now;
    }
    standing = condition.standing();
    reason = condition.reason();
    attempts = condition.attempts();
    notBefore = condition.notBefore();
  }
}
