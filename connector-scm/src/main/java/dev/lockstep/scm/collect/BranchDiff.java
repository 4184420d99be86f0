package dev.lockstep.scm.collect;

import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.Branch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares branches as they were read with what was published of them. Branches carry no version of
 * their own, so the time just before they were read is theirs: what was published of a later look
 * is left alone.
 *
 * @param known what was published, by name
 * @param readAt the moment before the branches were asked for
 * @param relabel whether a branch that names other work items than before is told again
 */
record BranchDiff(
    RepositoryRef repository,
    Map<String, KnownBranch> known,
    Projects projects,
    Instant readAt,
    boolean relabel) {

  /** Branches that appeared or moved, and with relabel those that name other items now. */
  List<BranchChanged> seen(Collection<Branch> branches) {
    List<BranchChanged> changed = new ArrayList<>();
    for (Branch branch : branches) {
      KnownBranch before = known.get(branch.name());
      if (isLater(before)) {
        continue;
      }
      BranchChanged event = ChangeEvents.branch(repository, branch, projects, readAt);
      if (before == null
          || !branch.head().equals(before.head())
          || relabel && !KnownBranch.of(event).keys().equals(before.keys())) {
        changed.add(event);
      }
    }
    return changed;
  }

  /** Names of branches that were known and are not among these. */
  List<String> missing(Set<String> seen) {
    return known.values().stream()
        .filter(before -> before.head() != null && !seen.contains(before.name()))
        .filter(before -> !isLater(before))
        .map(KnownBranch::name)
        .sorted()
        .toList();
  }

  /** Branches that are proven not to exist: told where they were known to. */
  List<BranchChanged> vanished(Collection<String> names) {
    return names.stream()
        .filter(
            name -> {
              KnownBranch before = known.get(name);
              return before != null && before.head() != null && !isLater(before);
            })
        .map(name -> ChangeEvents.vanished(repository, name, projects, readAt))
        .toList();
  }

  private boolean isLater(@Nullable KnownBranch before) {
    return before != null && before.version() >= readAt.toEpochMilli();
  }
}
