package dev.lockstep.local;

import java.time.Duration;

/** Is told how the start goes; several parts start at once, so calls come from several threads. */
public interface Progress {
  /** A step is done. */
  void done(String step, Duration took);

  /** Something worth knowing that is no step. */
  void note(String line);

  /** Something that went wrong while the rest goes on. */
  void warn(String line);

  /** Tells nobody. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void done(String step, Duration took) {}

      @Override
      public void note(String line) {}

      @Override
      public void warn(String line) {}
    };
  }
}
