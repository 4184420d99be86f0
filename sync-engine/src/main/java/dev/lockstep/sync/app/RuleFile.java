package dev.lockstep.sync.app;

import dev.lockstep.settings.SettingsResult;
import io.smallrye.mutiny.Uni;

/** Where people write the rules, with what the environment says of them. */
public interface RuleFile {

  /** Reads and checks it as it stands now; a file that cannot be read is a mistake too. */
  Uni<SettingsResult> read();
}
