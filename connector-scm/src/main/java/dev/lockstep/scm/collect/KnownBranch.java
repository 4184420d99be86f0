package dev.lockstep.scm.collect;

import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.KeyMention;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A branch as it was last published.
 *
 * @param name its name
 * @param head the commit it pointed at, absent once it vanished
 * @param keys the work items it named, with commas
 * @param version when it was read
 */
public record KnownBranch(String name, @Nullable String head, String keys, long version) {

  static KnownBranch of(BranchChanged event) {
    return new KnownBranch(
        event.name(),
        event.head(),
        event.mentions().stream().map(KeyMention::key).collect(Collectors.joining(",")),
        event.version());
  }
}
