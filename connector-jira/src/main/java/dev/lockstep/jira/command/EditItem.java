package dev.lockstep.jira.command;

import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.contract.EditWorkItem;
import dev.lockstep.jira.edit.EditPlan;
import dev.lockstep.jira.edit.EditPlan.Content;
import dev.lockstep.jira.edit.Edits;
import dev.lockstep.jira.port.Editing;
import dev.lockstep.jira.port.Editing.Editable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lets fields hold what is wanted: one read, one write. */
@ApplicationScoped
class EditItem implements Doing<EditWorkItem> {

  private final Accounts accounts;
  private final Attachments attachments;

  EditItem(Accounts accounts, Attachments attachments) {
    this.accounts = accounts;
    this.attachments = attachments;
  }

  @Override
  public Class<EditWorkItem> kind() {
    return EditWorkItem.class;
  }

  @Override
  public Uni<Attempt> attempt(Order<EditWorkItem> order) {
    EditWorkItem command = order.command();
    Editing editing = order.site().writing().editing();
    Set<String> names = new TreeSet<>(command.fields().names());
    names.addAll(command.basedOn().keySet());
    return order.guarded(
        () ->
            editing
                .editable(order.itemId(), names, order.calls())
                .chain(editable -> plan(order, editable))
                .chain(plan -> follow(order, plan)));
  }

  private Uni<EditPlan> plan(Order<EditWorkItem> order, Editable editable) {
    EditWorkItem command = order.command();
    return accounts
        .of(order.site(), Edits.emails(command.fields(), editable.screen()), order.calls())
        .map(
            people ->
                Edits.of(
                    command.fields(),
                    command.basedOn(),
                    editable.screen(),
                    editable.actual(),
                    order.site().writing().editing().form(),
                    people));
  }

  private Uni<Attempt> follow(Order<EditWorkItem> order, EditPlan plan) {
    if (plan instanceof EditPlan.MovedOn on) {
      return order.superseded(on.field() + ": " + on.actual());
    }
    if (plan instanceof EditPlan.Impossible none) {
      return nothing(order, none.dropped());
    }
    EditPlan.Write write = (EditPlan.Write) plan;
    return attachments
        .texts(order.site(), order.command().item(), write.files(), order.calls())
        .chain(
            attached ->
                write.content().isEmpty()
                    ? ended(order, attached, write.dropped())
                    : write(order, write));
  }

  private static Uni<Attempt> write(Order<EditWorkItem> order, EditPlan.Write write) {
    return put(order, write.content(), write.dropped())
        // One value that Jira does not like takes the others with it: those are written without it.
        .onFailure(e -> e instanceof Rejected no && write.content().names(no.fields().keySet()))
        .recoverWithUni(e -> without(order, write, ((Rejected) e).fields()));
  }

  private static Uni<Attempt> without(
      Order<EditWorkItem> order, EditPlan.Write write, Map<String, String> refused) {
    Map<String, String> dropped = new TreeMap<>(write.dropped());
    refused.forEach((field, reason) -> dropped.put(field, "refused by Jira: " + reason));
    Content left = write.content().without(refused.keySet());
    return left.isEmpty() ? nothing(order, dropped) : put(order, left, dropped);
  }

  private static Uni<Attempt> put(
      Order<EditWorkItem> order, Content content, Map<String, String> dropped) {
    return order
        .site()
        .writing()
        .editing()
        .edit(order.itemId(), content, order.calls())
        .chain(() -> order.written("edited", content.words(), dropped));
  }

  private static Uni<Attempt> ended(
      Order<EditWorkItem> order, boolean attached, Map<String, String> dropped) {
    return attached
        ? order.written("given a longer text", "as a file", dropped)
        : order.already(dropped);
  }

  private static Uni<Attempt> nothing(Order<EditWorkItem> order, Map<String, String> dropped) {
    return order.rejected(
        Reason.REFUSED,
        "Nothing of it can be written to "
            + order.command().key()
            + ": "
            + EditPlan.words(dropped)
            + ".");
  }
}
