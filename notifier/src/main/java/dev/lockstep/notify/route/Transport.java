package dev.lockstep.notify.route;

import java.util.Locale;

/** The chat systems people can be told in. */
public enum Transport {
  SLACK,
  DISCORD;

  /** Its name in references, metrics and answers. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
