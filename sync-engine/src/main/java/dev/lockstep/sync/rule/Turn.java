package dev.lockstep.sync.rule;

import org.jspecify.annotations.Nullable;

/** Whether facts are decided on now. */
public enum Turn {
  /** A fact changed. */
  DECIDE,
  /** They are history, and only what later facts are compared with. */
  REMEMBER,
  /** Nothing changed: what a person did since stands. */
  STANDS;

  /**
   * Which it is.
   *
   * @param before fingerprint of what was decided on last, absent when nothing was
   * @param now fingerprint of what is known now
   * @param fresh whether something at a code host changed now
   * @param touched whether the item itself or a child of it changed now
   */
  public static Turn of(@Nullable String before, String now, boolean fresh, boolean touched) {
    if (now.equals(before)) {
      return STANDS;
    }
    return fresh || touched && Fingerprint.changed(before, now, true) ? DECIDE : REMEMBER;
  }
}
