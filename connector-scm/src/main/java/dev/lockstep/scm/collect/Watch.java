package dev.lockstep.scm.collect;

import dev.lockstep.messaging.Leases;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** What one replica does for all of them: it lists the repositories and sweeps them. */
@ApplicationScoped
public class Watch {

  private static final String SCOPE = "watch";

  private final Leases leases;
  private final RepositoryDirectory repositories;
  private final Sweep sweep;

  Watch(Leases leases, RepositoryDirectory repositories, Sweep sweep) {
    this.leases = leases;
    this.repositories = repositories;
    this.sweep = sweep;
  }

  /** Lists what is due to be listed; to be called about once a second. */
  public Uni<Void> refresh() {
    return ifOurs(repositories::tick);
  }

  /** Sweeps what is due to be swept; to be called about once a second. */
  public Uni<Void> sweep() {
    return ifOurs(sweep::tick);
  }

  private Uni<Void> ifOurs(Supplier<Uni<Void>> work) {
    return leases
        .hold(SCOPE)
        .chain(lease -> lease.isEmpty() ? Uni.createFrom().voidItem() : work.get());
  }
}
