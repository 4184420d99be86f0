package dev.lockstep.local;

import dev.lockstep.local.process.StartFailed;
import dev.lockstep.settings.Mistake;
import dev.lockstep.settings.Settings;
import dev.lockstep.settings.SettingsResult;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a part that runs without the launcher does at its start: reads its settings, or says why
 * not.
 */
public final class StandAlone {
  /** Kafka's clients tell much; held, because a logger nobody holds forgets its level. */
  private static final Logger CLIENT_LOG = Logger.getLogger("org.apache.kafka");

  private StandAlone() {}

  /** What a part does. */
  public interface Part {
    /** Starts it. */
    void start() throws StartFailed, InterruptedException;
  }

  /** Starts a part; where that fails, says why in one message and ends the process with 1. */
  public static void run(Part part) throws InterruptedException {
    CLIENT_LOG.setLevel(Level.SEVERE);
    try {
      part.start();
    } catch (StartFailed failed) {
      System.err.println(failed.getMessage());
      System.exit(1);
    }
  }

  /**
   * The settings of this process.
   *
   * @throws StartFailed naming every mistake
   */
  public static Settings settings(Set<Settings.Need> needs) throws StartFailed {
    SettingsResult result = Settings.read(System.getenv(), needs);
    if (result instanceof SettingsResult.Invalid invalid) {
      throw new StartFailed(invalid.report());
    }
    return result.orThrow();
  }

  /**
   * A setting this part cannot do without.
   *
   * @throws StartFailed naming it
   */
  public static <T> T required(@Nullable T value, String name, String expected) throws StartFailed {
    if (value == null) {
      throw new StartFailed(
          new SettingsResult.Invalid(List.of(new Mistake(name, "not set", expected))).report());
    }
    return value;
  }
}
