package dev.lockstep.notify.store;

import dev.lockstep.notify.app.RecipientStore.End;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is counted and marked of a row of {@code delivery}; the batch writes the rest. */
@Entity
@Table(name = "delivery")
class DeliveryEntity {

  @Id Long seq;

  @Column(updatable = false)
  String recipient;

  @Enumerated(EnumType.STRING)
  State state;

  @Column(updatable = false)
  @Nullable UUID message;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  enum State {
    WAITING,
    DELIVERED,
    FAILED;

    static State of(End end) {
      return end instanceof End.Delivered ? DELIVERED : FAILED;
    }
  }

  /** How many rows of one recipient are in one state. */
  @RegisterForReflection
  record Tally(String recipient, State state, Long count, Instant oldest) {}
}
