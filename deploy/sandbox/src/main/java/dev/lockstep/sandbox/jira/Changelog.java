package dev.lockstep.sandbox.jira;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An immutable list of histories. Versions of an issue share one array as long as only the newest
 * one grows, so that a long history costs little and any part of it is at hand.
 */
final class Changelog {
  static final Changelog EMPTY = new Changelog(new Shared(new History[0]), 0);

  private static final class Shared {
    private History[] histories;
    private int used;

    Shared(History[] histories) {
      this.histories = histories;
      this.used = histories.length;
    }

    void add(History history) {
      if (used == histories.length) {
        histories = Arrays.copyOf(histories, used + Math.max(4, used / 2));
      }
      histories[used++] = history;
    }
  }

  private final Shared shared;
  private final int size;

  private Changelog(Shared shared, int size) {
    this.shared = shared;
    this.size = size;
  }

  Changelog plus(History history) {
    boolean newest = size > 0 && shared.used == size;
    Shared grown = newest ? shared : new Shared(Arrays.copyOf(shared.histories, size));
    grown.add(history);
    return new Changelog(grown, size + 1);
  }

  int size() {
    return size;
  }

  /** The n-th, from the oldest at 0. */
  History at(int n) {
    return shared.histories[n];
  }

  List<History> oldestFirst() {
    return Arrays.asList(shared.histories).subList(0, size);
  }

  List<History> newestFirst(int limit) {
    List<History> histories = new ArrayList<>(Math.min(limit, size));
    for (int n = size - 1; n >= 0 && histories.size() < limit; n--) {
      histories.add(at(n));
    }
    return histories;
  }
}
