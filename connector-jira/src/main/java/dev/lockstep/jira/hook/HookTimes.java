package dev.lockstep.jira.hook;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** When each instance's webhooks were last heard, by whichever replica. */
public interface HookTimes {

  /** Notes it; never fails, and may be some seconds late. */
  void heard(String instance, Instant at);

  /** The last one; empty while there was none. */
  Uni<Optional<Instant>> last(String instance);
}
