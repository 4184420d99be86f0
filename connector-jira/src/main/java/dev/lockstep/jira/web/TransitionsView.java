package dev.lockstep.jira.web;

import dev.lockstep.jira.command.TryMove;
import dev.lockstep.jira.transition.Offered;
import dev.lockstep.jira.transition.Plan;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an item stands and can go. */
@Schema(description = "Where an item stands and can go.")
public record TransitionsView(
    @Schema(description = "The item's key.") String key,
    @Schema(description = "Its present status.") String status,
    @Schema(description = "What Jira offers from there.") List<OfferedView> transitions,
    @Schema(description = "Every status that is known to be reachable, the nearest first.")
        List<ReachableView> reachable) {

  /** A transition. */
  @Schema(description = "A transition that Jira offers now.")
  public record OfferedView(
      String id,
      String name,
      String to,
      @Schema(description = "Whether the account may make it.") boolean available,
      @Schema(description = "Fields that its screen demands.") List<String> demands) {
    static OfferedView of(Offered offered) {
      return new OfferedView(
          offered.id(),
          offered.name(),
          offered.to(),
          offered.available(),
          offered.missing().stream().sorted().toList());
    }
  }

  /** A status and how to get there. */
  @Schema(description = "A status that can be reached.")
  public record ReachableView(String status, List<StepView> path) {}

  /** A step. */
  @Schema(description = "A step from one status to another.")
  public record StepView(
      String from,
      String transition,
      String to,
      @Schema(description = "Fields that its screen demands.") List<String> demands) {
    static List<StepView> of(Plan.Move move) {
      return Stream.concat(
              Stream.of(
                  new StepView(
                      move.from(),
                      move.by().name(),
                      move.by().to(),
                      move.by().missing().stream().sorted().toList())),
              move.then().stream()
                  .map(
                      way ->
                          new StepView(
                              way.from(),
                              way.name(),
                              way.to(),
                              way.demands().stream().sorted().toList())))
          .toList();
    }
  }

  static TransitionsView of(TryMove.Ways ways) {
    return new TransitionsView(
        ways.standing().key(),
        ways.standing().status(),
        ways.standing().offered().stream().map(OfferedView::of).toList(),
        ways.reachable().entrySet().stream()
            .map(one -> new ReachableView(one.getKey(), StepView.of(one.getValue())))
            .toList());
  }
}
