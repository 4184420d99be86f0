package dev.lockstep.e2e.chaos;

import dev.lockstep.e2e.world.Surroundings.Site;
import java.util.ArrayList;
import java.util.List;

/**
 * What people do about one issue, and where that takes it.
 *
 * @param site of the issue
 * @param key of the issue
 * @param bug whether it is a bug, else a story
 * @param repository where the work is done
 * @param script what is done
 */
record Story(Site site, String key, boolean bug, String repository, Script script) {
  static final String FIRST_STATUS = "To Do";

  /**
   * The ways in which work goes. Each change is made once the issue is where the last one took it.
   */
  enum Script {
    /** A pull request is opened and merged. */
    MERGED(Change.OPEN, Change.MERGE),
    /** A branch of its own, a pull request from it, merged; the branch goes. */
    BRANCHED(Change.PUSH, Change.OPEN, Change.MERGE),
    /** A draft that becomes ready and is merged. */
    DRAFTED(Change.DRAFT, Change.READY, Change.MERGE),
    /** A pull request that is declined: the issue stays in review. */
    DECLINED(Change.OPEN, Change.DECLINE);

    private final List<Change> changes;

    Script(Change... changes) {
      this.changes = List.of(changes);
    }

    List<Change> changes() {
      return changes;
    }
  }

  /** One thing a person does. */
  enum Change {
    PUSH,
    DRAFT,
    OPEN,
    READY,
    MERGE,
    DECLINE
  }

  /** Where the issue is after so many of its changes. */
  String statusAfter(int changes) {
    if (changes == 0) {
      return FIRST_STATUS;
    }
    return switch (script.changes().get(changes - 1)) {
      case PUSH, DRAFT -> "In Progress";
      case OPEN, READY, DECLINE -> "In Review";
      case MERGE -> bug ? "Resolved" : "Dev Testing";
    };
  }

  /** Where the issue is in the end. */
  String lastStatus() {
    return statusAfter(script.changes().size());
  }

  /** Every status the issue has, in order. */
  List<String> statuses() {
    List<String> statuses = new ArrayList<>();
    for (int i = 0; i <= script.changes().size(); i++) {
      String status = statusAfter(i);
      if (i == 0 || !status.equals(statuses.get(statuses.size() - 1))) {
        statuses.add(status);
      }
    }
    return List.copyOf(statuses);
  }

  /** Every move of the issue, in order, as {@code From > To}. */
  List<String> moves() {
    List<String> statuses = statuses();
    List<String> moves = new ArrayList<>();
    for (int i = 1; i < statuses.size(); i++) {
      moves.add(statuses.get(i - 1) + " > " + statuses.get(i));
    }
    return List.copyOf(moves);
  }
}
