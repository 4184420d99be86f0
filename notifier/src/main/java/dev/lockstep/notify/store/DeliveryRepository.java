package dev.lockstep.notify.store;

import dev.lockstep.notify.store.DeliveryEntity.State;
import dev.lockstep.notify.store.DeliveryEntity.Tally;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Deliveries, marked by message and counted by recipient. */
@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<DeliveryEntity, Long> {

  Uni<Integer> mark(UUID message, State state) {
    return update("state = ?1 where message = ?2", state, message);
  }

  Uni<List<Tally>> tallies() {
    return find("select d.recipient, d.state, count(*), min(d.createdAt) from DeliveryEntity d group by d.recipient, d.state")
        .project(Tally.class)
        .list();
  }
}
