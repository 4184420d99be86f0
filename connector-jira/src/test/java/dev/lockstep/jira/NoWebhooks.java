package dev.lockstep.jira;

import dev.lockstep.jira.port.Webhooks;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/** For sites in tests that are about something else. */
public final class NoWebhooks implements Webhooks {

  @Override
  public Kind kind() {
    return new Kind(Set.of(), true, false, ProvenBy.SIGNATURE);
  }

  @Override
  public Uni<List<Registered>> registered() {
    return Uni.createFrom().item(List.of());
  }

  @Override
  public Uni<Void> register(Wanted wanted) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Void> change(Registered registered, Wanted wanted) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Void> prolong(List<Registered> registered) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Void> remove(Registered registered) {
    throw new UnsupportedOperationException();
  }
}
