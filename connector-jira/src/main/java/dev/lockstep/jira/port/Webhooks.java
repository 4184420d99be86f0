package dev.lockstep.jira.port;

import dev.lockstep.settings.Secret;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is registered at a site to be told of changes. Kinds differ in who may register, in how long
 * it lasts and in what proves a delivery.
 */
public interface Webhooks {

  /** What this kind is. */
  Kind kind();

  /**
   * All that the account may see, those of other people included where the kind shows them.
   *
   * @throws dev.lockstep.connector.UpstreamException.Unauthorized (as failure of the Uni) when the
   *     account may not register webhooks
   */
  Uni<List<Registered>> registered();

  /** Registers one more. */
  Uni<Void> register(Wanted wanted);

  /** Makes one say what is wanted, the secret included. */
  Uni<Void> change(Registered registered, Wanted wanted);

  /** Puts off the end of those that have one. */
  Uni<Void> prolong(List<Registered> registered);

  /** Takes one away. */
  Uni<Void> remove(Registered registered);

  /**
   * A kind of webhooks.
   *
   * @param events what it can be registered for, of what Lockstep reads
   * @param ownOnly whether only this account's own are shown
   * @param needsFilter whether each needs a filter
   * @param proof what proves its deliveries
   */
  record Kind(Set<String> events, boolean ownOnly, boolean needsFilter, ProvenBy proof) {
    public Kind {
      events = Set.copyOf(events);
    }
  }

  /** What proves a delivery. */
  enum ProvenBy {
    /** The webhook secret signs it. */
    SIGNATURE,
    /** The secret of the OAuth client signs a token on it. */
    TOKEN,
    /** The webhook secret is in the address. */
    PATH
  }

  /**
   * One that is registered.
   *
   * @param filter JQL; empty for everything
   * @param expires when it ends by itself, absent where it does not
   */
  record Registered(
      String id,
      String url,
      boolean enabled,
      Set<String> events,
      String filter,
      @Nullable Instant expires) {
    public Registered {
      events = Set.copyOf(events);
    }

    /** Its address may hold a secret. */
    @Override
    public String toString() {
      return "webhook " + id;
    }
  }

  /**
   * One as it should be.
   *
   * @param secret signs its deliveries, where the kind is signed so
   */
  record Wanted(String url, Set<String> events, String filter, @Nullable Secret secret) {
    public Wanted {
      events = Set.copyOf(events);
    }

    /** Its address may hold a secret. */
    @Override
    public String toString() {
      return "wanted webhook";
    }
  }
}
