package dev.lockstep.jira.hookcare;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** How the webhook of an instance was left. */
public interface CareMemory {

  /** Empty when none was registered yet. */
  Uni<Optional<Left>> load(String instance);

  /** It was brought to this. */
  Uni<Void> save(String instance, Left left);

  /**
   * Fingerprints, which tell no secret.
   *
   * @param wanted of what was wanted
   * @param registered of what the site made of it
   */
  record Left(String wanted, String registered) {}
}
