package dev.lockstep.connector;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What was last published of an entity.
 *
 * @param version its version
 * @param fingerprint of its content
 * @param gone whether it was told that it does not exist any more
 * @param names the names it had, the present one first
 */
public record Told(long version, String fingerprint, boolean gone, List<String> names) {

  /** Of an entity that was never published. */
  public static final Told NOTHING = new Told(Long.MIN_VALUE, "", false, List.of());

  public Told {
    names = List.copyOf(names);
  }

  /** The version published before; empty when nothing was, or when it had been gone. */
  public OptionalLong before() {
    return isNothing() || gone ? OptionalLong.empty() : OptionalLong.of(version);
  }

  /** Whether it was never published. */
  public boolean isNothing() {
    return version == NOTHING.version;
  }

  /** Whether what is seen now is no news. */
  public boolean covers(Observed seen) {
    if (seen.kept().gone()) {
      return isNothing() || gone;
    }
    if (gone) {
      return seen.kept().readAt() <= version;
    }
    return seen.version() < version
        || seen.version() == version && seen.fingerprint().equals(fingerprint);
  }

  /** The version in which something is published that is back: later than its disappearance. */
  public long after(long seen) {
    return gone ? later(seen) : seen;
  }

  /** A version later than the one published. */
  public long later(long now) {
    return Math.max(now, version + 1);
  }

  /** As it is to be taken where something is told once more: in the version it was told in. */
  Told again(Observed seen) {
    boolean wasBack = version > seen.version() && fingerprint.equals(seen.fingerprint());
    return wasBack ? new Told(version - 1, "", true, names) : this;
  }

  /** The version that what is seen now is remembered in. */
  long next(Observed seen) {
    return seen.kept().gone() ? later(seen.version()) : after(seen.version());
  }

  /** The names after what is seen now was published. */
  List<String> names(Observed seen) {
    Set<String> all = new LinkedHashSet<>(seen.kept().names());
    all.addAll(names);
    return new ArrayList<>(all);
  }
}
