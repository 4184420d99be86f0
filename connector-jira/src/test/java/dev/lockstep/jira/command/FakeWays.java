package dev.lockstep.jira.command;

import dev.lockstep.jira.transition.IssueKind;
import dev.lockstep.jira.transition.Way;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers ways in memory. */
final class FakeWays implements WaysSeen, OwnWays {

  final List<Seen> seen = new ArrayList<>();
  final Map<String, List<String>> own = new HashMap<>();
  int kept;

  @Override
  public Uni<List<Way>> of(String instance, IssueKind kind) {
    return Uni.createFrom()
        .item(
            seen.stream()
                .filter(one -> one.instance().equals(instance) && one.kind().equals(kind))
                .map(Seen::way)
                .toList());
  }

  @Override
  public Uni<Void> keep(Collection<Seen> more) {
    kept += more.size();
    seen.addAll(more);
    return Uni.createFrom().voidItem();
  }

  @Override
  public Uni<List<String>> of(String commandId) {
    return Uni.createFrom().item(own.getOrDefault(commandId, List.of()));
  }

  @Override
  public Uni<Void> keep(String commandId, List<String> statuses) {
    own.computeIfAbsent(commandId, none -> new ArrayList<>()).addAll(statuses);
    return Uni.createFrom().voidItem();
  }

  @Override
  public Uni<Void> forget(String commandId) {
    own.remove(commandId);
    return Uni.createFrom().voidItem();
  }
}
