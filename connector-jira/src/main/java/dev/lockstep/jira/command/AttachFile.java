package dev.lockstep.jira.command;

import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.contract.AttachToWorkItem;
import dev.lockstep.contract.AttachToWorkItem.From;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.jira.edit.LongText.TextFile;
import dev.lockstep.jira.port.Files.Attached;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Sites;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Lets an item have a file, a text or a copy of another item's. */
@ApplicationScoped
class AttachFile implements Doing<AttachToWorkItem> {

  private static final int TOO_LARGE = 413;

  private final Sites sites;
  private final Attachments attachments;

  AttachFile(Sites sites, Attachments attachments) {
    this.sites = sites;
    this.attachments = attachments;
  }

  @Override
  public Class<AttachToWorkItem> kind() {
    return AttachToWorkItem.class;
  }

  @Override
  public Uni<Attempt> attempt(Order<AttachToWorkItem> order) {
    return order.guarded(
        () ->
            attach(order)
                .onFailure(e -> e instanceof Rejected no && no.status() == TOO_LARGE)
                .recoverWithUni(e -> rejected(order, "is larger than the site takes")));
  }

  private Uni<Attempt> attach(Order<AttachToWorkItem> order) {
    AttachToWorkItem command = order.command();
    From from = command.from();
    if (from != null) {
      return sites
          .find(from.instance())
          .map(source -> copy(order, source, from))
          .orElseGet(
              () ->
                  order.rejected(
                      Reason.UNKNOWN_INSTANCE,
                      "No Jira instance '" + from.instance() + "' is configured."));
    }
    TextFile file = new TextFile(command.name(), String.valueOf(command.text()));
    return attachments
        .text(order.site(), command.item(), file, command.mediaType(), order.calls())
        .chain(wrote -> ended(order, wrote));
  }

  private Uni<Attempt> copy(Order<AttachToWorkItem> order, Site source, From from) {
    AttachToWorkItem command = order.command();
    String name = from.instance() + "/" + from.id();
    return attachments
        .known(command.item(), command.name())
        .chain(
            kept ->
                kept.isPresent() && name.equals(kept.get().source())
                    ? ended(order, false)
                    : fetched(order, source, from));
  }

  private Uni<Attempt> fetched(Order<AttachToWorkItem> order, Site source, From from) {
    return source
        .writing()
        .files()
        .one(from.id(), order.calls())
        .chain(file -> fits(order, source, file))
        .onFailure(NotFound.class)
        .recoverWithUni(
            e ->
                source
                    .account()
                    .prove(order.calls())
                    .chain(
                        () ->
                            order.rejected(
                                Reason.NOT_FOUND,
                                "Attachment "
                                    + from.id()
                                    + " of instance "
                                    + from.instance()
                                    + " or the item does not exist, or the account may not see"
                                    + " it.")));
  }

  private Uni<Attempt> fits(Order<AttachToWorkItem> order, Site source, Attached file) {
    AttachToWorkItem command = order.command();
    return order
        .site()
        .writing()
        .files()
        .limit(order.calls())
        .chain(
            limit ->
                file.size() > limit
                    ? rejected(
                        order, "has " + file.size() + " bytes, the site takes at most " + limit)
                    : attachments
                        .copy(
                            source,
                            file,
                            order.site(),
                            new Attachments.Target(
                                command.item(), command.name(), command.mediaType()),
                            order.calls())
                        .chain(wrote -> ended(order, wrote)));
  }

  private static Uni<Attempt> ended(Order<AttachToWorkItem> order, boolean wrote) {
    return wrote
        ? order.written("given a file", order.command().name(), Map.of())
        : order.already(Map.of());
  }

  private static Uni<Attempt> rejected(Order<AttachToWorkItem> order, String what) {
    return order.rejected(Reason.REFUSED, "The file " + order.command().name() + " " + what + ".");
  }
}
