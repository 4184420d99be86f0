package dev.lockstep.jira.command;

import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommentOnWorkItem;
import dev.lockstep.contract.RichText;
import dev.lockstep.jira.command.CommentPairs.Pair;
import dev.lockstep.jira.edit.LongText;
import dev.lockstep.jira.edit.LongText.TextFile;
import dev.lockstep.jira.port.Comments;
import dev.lockstep.jira.port.Comments.Found;
import dev.lockstep.jira.port.Comments.Said;
import dev.lockstep.jira.port.Comments.Stamp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets an item have one comment for each source. It is claimed before it is written and stamped
 * with its source, so that it is found again after a crash.
 */
@ApplicationScoped
class CommentOnItem implements Doing<CommentOnWorkItem> {

  private static final int SHORT_HASH = 12;

  private final CommentPairs pairs;
  private final Attachments attachments;

  CommentOnItem(CommentPairs pairs, Attachments attachments) {
    this.pairs = pairs;
    this.attachments = attachments;
  }

  @Override
  public Class<CommentOnWorkItem> kind() {
    return CommentOnWorkItem.class;
  }

  @Override
  public Uni<Attempt> attempt(Order<CommentOnWorkItem> order) {
    CommentOnWorkItem command = order.command();
    return order.guarded(
        () ->
            pairs
                .find(command.source(), command.item())
                .chain(pair -> recovered(order, pair))
                .chain(pair -> follow(order, pair)));
  }

  /** What was claimed and not heard of again is looked for. */
  private Uni<Optional<Pair>> recovered(Order<CommentOnWorkItem> order, Optional<Pair> pair) {
    CommentOnWorkItem command = order.command();
    if (pair.isEmpty() || pair.get().id() != null) {
      return Uni.createFrom().item(pair);
    }
    return comments(order)
        .stamped(order.itemId(), command.source(), order.calls())
        .map(found -> found.map(CommentOnItem::pair))
        .call(
            found ->
                found
                    .map(one -> pairs.keep(command.source(), command.item(), one))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private static Pair pair(Found found) {
    return new Pair(found.id(), found.stamp().hash());
  }

  private Uni<Attempt> follow(Order<CommentOnWorkItem> order, Optional<Pair> pair) {
    RichText body = order.command().body();
    String id = pair.map(Pair::id).orElse(null);
    if (body == null) {
      return id == null ? none(order, false) : delete(order, id);
    }
    Text text = text(order, body);
    if (id == null) {
      return add(order, text);
    }
    return text.hash().equals(pair.get().hash()) ? ended(order, false, id) : edit(order, id, text);
  }

  /** What is written, and the hash of what is wanted. */
  private record Text(Said shown, @Nullable TextFile file, String hash) {}

  private static Text text(Order<CommentOnWorkItem> order, RichText body) {
    String author = order.command().author();
    String hash = Sha256.of(body.form() + " " + author + " " + body.value());
    LongText fitted =
        LongText.of(
            "comment-" + hash.substring(0, SHORT_HASH) + ".md",
            body,
            order.site().writing().editing().form());
    return new Text(new Said(author, fitted.shown()), fitted.file(), hash);
  }

  private Uni<Attempt> add(Order<CommentOnWorkItem> order, Text text) {
    CommentOnWorkItem command = order.command();
    return attached(order, text)
        .chain(() -> keep(order, new Pair(null, text.hash())))
        .chain(
            () ->
                comments(order)
                    .add(order.itemId(), text.shown(), stamp(order, text), order.calls()))
        .onFailure(e -> e instanceof Rejected || e instanceof NotFound)
        .call(() -> pairs.forget(command.source(), command.item()))
        .call(id -> keep(order, new Pair(id, text.hash())))
        .invoke(id -> order.log("commented", id))
        .chain(id -> ended(order, true, id));
  }

  private Uni<Attempt> edit(Order<CommentOnWorkItem> order, String id, Text text) {
    return attached(order, text)
        .chain(
            () ->
                comments(order)
                    .edit(order.itemId(), id, text.shown(), stamp(order, text), order.calls()))
        .chain(() -> keep(order, new Pair(id, text.hash())))
        .invoke(() -> order.log("comment edited", id))
        .chain(() -> ended(order, true, id))
        // Somebody deleted it: it is wanted all the same.
        .onFailure(NotFound.class)
        .recoverWithUni(e -> add(order, text));
  }

  private Uni<Attempt> delete(Order<CommentOnWorkItem> order, String id) {
    return comments(order)
        .delete(order.itemId(), id, order.calls())
        .replaceWith(true)
        .onFailure(NotFound.class)
        .recoverWithUni(e -> order.site().account().prove(order.calls()).replaceWith(false))
        .chain(wrote -> none(order, wrote));
  }

  private Uni<Attempt> none(Order<CommentOnWorkItem> order, boolean wrote) {
    return pairs
        .forget(order.command().source(), order.command().item())
        .chain(
            () ->
                wrote
                    ? order.written("no longer commented", order.command().source(), Map.of())
                    : order.already(Map.of()));
  }

  private Uni<Boolean> attached(Order<CommentOnWorkItem> order, Text text) {
    return attachments.texts(
        order.site(),
        order.command().item(),
        text.file() == null ? List.of() : List.of(text.file()),
        order.calls());
  }

  private Uni<Void> keep(Order<CommentOnWorkItem> order, Pair pair) {
    return pairs.keep(order.command().source(), order.command().item(), pair);
  }

  private static Comments comments(Order<CommentOnWorkItem> order) {
    return order.site().writing().comments();
  }

  private static Stamp stamp(Order<CommentOnWorkItem> order, Text text) {
    return new Stamp(order.command().source(), text.hash());
  }

  private static Uni<Attempt> ended(Order<CommentOnWorkItem> order, boolean wrote, String id) {
    return order.ended(
        new CommandApplied(
            order.commandId(),
            order.command().item(),
            wrote,
            null,
            null,
            null,
            null,
            id,
            Map.of(),
            order.now(),
            order.calls().count()));
  }
}
