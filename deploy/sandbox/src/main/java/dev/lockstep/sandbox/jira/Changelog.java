package dev.lockstep.sandbox.jira;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An immutable list of histories that shares its older part with earlier versions of the issue. */
final class Changelog {
  static final Changelog EMPTY = new Changelog(null, null, 0);

  private final @Nullable History newest;
  private final @Nullable Changelog older;
  private final int size;

  private Changelog(@Nullable History newest, @Nullable Changelog older, int size) {
    this.newest = newest;
    this.older = older;
    this.size = size;
  }

  Changelog plus(History history) {
    return new Changelog(history, this, size + 1);
  }

  int size() {
    return size;
  }

  List<History> newestFirst(int limit) {
    List<History> histories = new ArrayList<>(Math.min(limit, size));
    Changelog at = this;
    while (at != null && at.newest != null && histories.size() < limit) {
      histories.add(at.newest);
      at = at.older;
    }
    return histories;
  }
}
