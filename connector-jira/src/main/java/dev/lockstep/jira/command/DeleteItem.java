package dev.lockstep.jira.command;

import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.contract.DeleteWorkItem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Lets an item be gone, unless it has sub-tasks. */
@ApplicationScoped
class DeleteItem implements Doing<DeleteWorkItem> {

  @Override
  public Class<DeleteWorkItem> kind() {
    return DeleteWorkItem.class;
  }

  @Override
  public Uni<Attempt> attempt(Order<DeleteWorkItem> order) {
    return order.guarded(
        () ->
            order
                .site()
                .writing()
                .newIssues()
                .delete(order.itemId(), order.calls())
                .chain(() -> order.written("deleted", order.command().because(), Map.of()))
                .onFailure(NotFound.class)
                .recoverWithUni(e -> gone(order))
                .onFailure(Rejected.class)
                .recoverWithUni(e -> refused(order, e)));
  }

  private static Uni<Attempt> gone(Order<DeleteWorkItem> order) {
    return order.site().account().prove(order.calls()).chain(() -> order.already(Map.of()));
  }

  private static Uni<Attempt> refused(Order<DeleteWorkItem> order, Rejected cause) {
    return order
        .site()
        .writing()
        .newIssues()
        .subtasks(order.itemId(), order.calls())
        .chain(
            keys ->
                order.rejected(
                    Reason.REFUSED,
                    keys.isEmpty()
                        ? "Jira refused to delete it: " + cause.getMessage()
                        : order.command().key()
                            + " has sub-tasks and is not deleted with them: "
                            + String.join(", ", keys)
                            + "."));
  }
}
