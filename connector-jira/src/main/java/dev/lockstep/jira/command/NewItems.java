package dev.lockstep.jira.command;

import dev.lockstep.connector.UpstreamException.Conflict;
import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.contract.CreateWorkItem;
import dev.lockstep.jira.edit.EditPlan;
import dev.lockstep.jira.edit.Edits;
import dev.lockstep.jira.edit.NewItem;
import dev.lockstep.jira.edit.Screen;
import dev.lockstep.jira.port.NewIssues;
import dev.lockstep.jira.port.NewIssues.Created;
import dev.lockstep.jira.port.NewIssues.Draft;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes items, each after a claim, with what their project takes. */
@ApplicationScoped
class NewItems {

  private final Creations creations;
  private final Accounts accounts;

  NewItems(Creations creations, Accounts accounts) {
    this.creations = creations;
    this.accounts = accounts;
  }

  /** What came of it. */
  sealed interface Result {

    /** It is there. */
    record Made(Created item, Map<String, String> dropped) implements Result {}

    /** It cannot be. */
    record Refused(Reason reason, String detail) implements Result {}

    /** Somebody else is about to make it. */
    record Taken() implements Result {}
  }

  /**
   * Makes it.
   *
   * @param last when it was tried last, absent when it was not
   */
  Uni<Result> make(Order<CreateWorkItem> order, @Nullable Instant last) {
    CreateWorkItem command = order.command();
    return newIssues(order)
        .types(command.project(), order.calls())
        .chain(types -> typed(order, types, last))
        .onFailure(NotFound.class)
        .recoverWithUni(
            e ->
                order
                    .site()
                    .account()
                    .prove(order.calls())
                    .replaceWith(
                        new Result.Refused(
                            Reason.NOT_FOUND,
                            "There is no project "
                                + command.project()
                                + " in instance "
                                + order.site().id()
                                + ", or the account may not make anything there.")));
  }

  private Uni<Result> typed(
      Order<CreateWorkItem> order, Map<String, String> types, @Nullable Instant last) {
    CreateWorkItem command = order.command();
    Optional<String> id =
        types.entrySet().stream()
            .filter(
                type ->
                    type.getKey().equals(command.type())
                        || type.getValue().equalsIgnoreCase(command.type().strip()))
            .map(Map.Entry::getKey)
            .findFirst();
    if (id.isEmpty()) {
      return refused(
          "Project "
              + command.project()
              + " has no type '"
              + command.type()
              + "'; it has "
              + String.join(", ", types.values())
              + ".");
    }
    return newIssues(order)
        .screen(command.project(), id.get(), order.calls())
        .chain(screen -> filled(order, id.get(), screen, last));
  }

  private Uni<Result> filled(
      Order<CreateWorkItem> order, String typeId, Screen screen, @Nullable Instant last) {
    CreateWorkItem command = order.command();
    return accounts
        .of(order.site(), Edits.emails(command.fields(), screen), order.calls())
        .map(
            people ->
                NewItem.of(
                    command.fields(), screen, order.site().writing().editing().form(), people))
        .chain(
            item ->
                item.missing().isEmpty()
                    ? claimed(order, typeId, item, last)
                    : refused(missing(command, item)));
  }

  private Uni<Result> claimed(
      Order<CreateWorkItem> order, String typeId, NewItem item, @Nullable Instant last) {
    String source = order.command().item().toString();
    String instance = order.site().id();
    return creations
        .claim(source, instance, order.commandId(), last, order.now())
        .chain(
            mine ->
                mine
                    ? post(order, typeId, item, true)
                        .onFailure(NewItems::certainlyNot)
                        .call(() -> creations.release(source, instance))
                    : Uni.createFrom().item(new Result.Taken()));
  }

  private Uni<Result> post(
      Order<CreateWorkItem> order, String typeId, NewItem item, boolean first) {
    CreateWorkItem command = order.command();
    String source = command.item().toString();
    Draft draft = new Draft(command.project(), typeId, source, item.fields());
    return newIssues(order)
        .create(draft, order.calls())
        .call(made -> creations.made(source, order.site().id(), made))
        .<Result>map(made -> new Result.Made(made, item.dropped()))
        // One value that Jira does not like takes the others with it: it is made without it.
        .onFailure(e -> first && e instanceof Rejected no && names(item, no))
        .recoverWithUni(e -> post(order, typeId, without(item, (Rejected) e), false));
  }

  private static boolean names(NewItem item, Rejected refusal) {
    return refusal.fields().keySet().stream().anyMatch(item.fields()::containsKey);
  }

  private static NewItem without(NewItem item, Rejected refusal) {
    Map<String, @Nullable Object> fewer = new TreeMap<>(item.fields());
    Map<String, String> dropped = new TreeMap<>(item.dropped());
    refusal
        .fields()
        .forEach(
            (field, reason) -> {
              fewer.remove(field);
              dropped.put(field, "refused by Jira: " + reason);
            });
    return new NewItem(fewer, dropped, item.missing());
  }

  /** A timeout, or a page in place of an answer, leaves it open. */
  private static boolean certainlyNot(Throwable failure) {
    return failure instanceof Rejected
        || failure instanceof NotFound
        || failure instanceof Conflict
        || failure instanceof Throttled
        || failure instanceof Unauthorized no && no.forbidden();
  }

  private static String missing(CreateWorkItem command, NewItem item) {
    StringBuilder words =
        new StringBuilder("A new " + command.type() + " in " + command.project() + " needs also ");
    item.missing().forEach((id, name) -> words.append(name).append(" (").append(id).append("), "));
    words.setLength(words.length() - 2);
    return item.dropped().isEmpty()
        ? words.append('.').toString()
        : words.append("; ").append(EditPlan.words(item.dropped())).append('.').toString();
  }

  private static Uni<Result> refused(String detail) {
    return Uni.createFrom().item(new Result.Refused(Reason.REFUSED, detail));
  }

  private static NewIssues newIssues(Order<CreateWorkItem> order) {
    return order.site().writing().newIssues();
  }
}
