package dev.lockstep.scm.collect;

import dev.lockstep.messaging.Leases;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * What one replica does for all of them: it lists the repositories, sweeps them, reads the feeds of
 * their owners and keeps webhooks registered.
 */
@ApplicationScoped
public class Watch {

  private static final String SCOPE = "watch";

  private final Leases leases;
  private final RepositoryDirectory repositories;
  private final Sweep sweep;
  private final OwnerFeeds feeds;
  private final TendHooks hooks;

  Watch(
      Leases leases,
      RepositoryDirectory repositories,
      Sweep sweep,
      OwnerFeeds feeds,
      TendHooks hooks) {
    this.feeds = feeds;
    this.hooks = hooks;
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

  /** Reads what owners have as a whole, where it is due; to be called about once a second. */
  public Uni<Void> readFeeds() {
    return ifOurs(feeds::tick);
  }

  /** Keeps webhooks registered; to be called about once a second. */
  public Uni<Void> tendHooks() {
    return ifOurs(hooks::tick);
  }

  private Uni<Void> ifOurs(Supplier<Uni<Void>> work) {
    return leases
        .hold(SCOPE)
        .chain(lease -> lease.isEmpty() ? Uni.createFrom().voidItem() : work.get());
  }
}
