package dev.lockstep.local.process;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Something could not be started; the message says what and why in words for people. */
public final class StartFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Path log;

  /** A failure with nothing to look up. */
  public StartFailed(String message) {
    this(message, null);
  }

  /** A failure whose reason stands in a log. */
  public StartFailed(String message, @Nullable Path log) {
    super(message);
    this.log = log;
  }

  /** The log that tells more, where there is one. */
  public @Nullable Path log() {
    return log;
  }
}
