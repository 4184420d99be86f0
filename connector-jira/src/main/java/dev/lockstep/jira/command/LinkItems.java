package dev.lockstep.jira.command;

import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.contract.LinkWorkItems;
import dev.lockstep.contract.LinkWorkItems.Remote;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.port.Links;
import dev.lockstep.jira.port.Links.Link;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets an item be linked, to another one or to something with a URL, or be linked no longer. */
@ApplicationScoped
class LinkItems implements Doing<LinkWorkItems> {

  @Override
  public Class<LinkWorkItems> kind() {
    return LinkWorkItems.class;
  }

  @Override
  public Uni<Attempt> attempt(Order<LinkWorkItems> order) {
    LinkWorkItems command = order.command();
    WorkItemRef other = command.other();
    Remote remote = command.remote();
    if (remote != null) {
      return order.guarded(() -> remote(order, remote));
    }
    if (other == null || command.type() == null) {
      throw new IllegalStateException("a link needs either type and other, or remote");
    }
    if (!other.tracker().equals("jira") || !other.instance().equals(command.instance())) {
      return order.rejected(
          Reason.REFUSED,
          other
              + " is not of instance "
              + command.instance()
              + ": only items of one instance can be linked; use a remote link.");
    }
    return order.guarded(() -> between(order, command.type(), other));
  }

  /** Jira keeps one for each global id, so that there is nothing to read before. */
  private static Uni<Attempt> remote(Order<LinkWorkItems> order, Remote remote) {
    Links links = order.site().writing().links();
    if (order.command().exists()) {
      return links
          .put(order.itemId(), remote, order.calls())
          .chain(() -> order.written("linked", remote.globalId(), Map.of()));
    }
    return links
        .drop(order.itemId(), remote.globalId(), order.calls())
        .chain(() -> order.written("linked no longer", remote.globalId(), Map.of()))
        .onFailure(NotFound.class)
        .recoverWithUni(e -> gone(order));
  }

  private static Uni<Attempt> between(Order<LinkWorkItems> order, String type, WorkItemRef other) {
    Links links = order.site().writing().links();
    return links
        .of(order.itemId(), order.calls())
        .chain(
            all -> {
              Optional<Link> link =
                  all.stream().filter(one -> is(one, type, other.id())).findFirst();
              if (link.isPresent() == order.command().exists()) {
                return order.already(Map.of());
              }
              return link.isPresent() ? remove(order, link.get()) : add(order, type, other, true);
            });
  }

  private static boolean is(Link link, String type, String otherId) {
    return link.type().equalsIgnoreCase(type)
        && link.otherId().equals(otherId)
        && (link.outward() || link.symmetric());
  }

  private static Uni<Attempt> add(
      Order<LinkWorkItems> order, String type, WorkItemRef other, boolean first) {
    return order
        .site()
        .writing()
        .links()
        .add(type, order.itemId(), other.id(), order.calls())
        .chain(() -> order.written("linked", type + " " + other, Map.of()))
        .onFailure(e -> e instanceof NotFound && first)
        .recoverWithUni(e -> named(order, type, other));
  }

  /** Not found is the type, which may be written in another way, or the other item. */
  private static Uni<Attempt> named(Order<LinkWorkItems> order, String type, WorkItemRef other) {
    return order
        .site()
        .writing()
        .links()
        .types(order.calls())
        .chain(
            types -> {
              if (types.contains(type)) {
                return missing(order, other);
              }
              return types.stream()
                  .filter(type::equalsIgnoreCase)
                  .findFirst()
                  .map(right -> add(order, right, other, false))
                  .orElseGet(() -> unknown(order, type, types));
            });
  }

  private static Uni<Attempt> unknown(Order<LinkWorkItems> order, String type, List<String> all) {
    return order.rejected(
        Reason.REFUSED,
        "Jira knows no link type '" + type + "'; it knows " + String.join(", ", all) + ".");
  }

  private static Uni<Attempt> missing(Order<LinkWorkItems> order, WorkItemRef other) {
    return order
        .site()
        .account()
        .prove(order.calls())
        .chain(
            () ->
                order.rejected(
                    Reason.NOT_FOUND,
                    other + " does not exist in Jira, or the account may not see it."));
  }

  private static Uni<Attempt> remove(Order<LinkWorkItems> order, Link link) {
    return order
        .site()
        .writing()
        .links()
        .remove(link.id(), order.calls())
        .chain(() -> order.written("linked no longer", link.type(), Map.of()))
        .onFailure(NotFound.class)
        .recoverWithUni(e -> gone(order));
  }

  private static Uni<Attempt> gone(Order<LinkWorkItems> order) {
    return order.site().account().prove(order.calls()).chain(() -> order.already(Map.of()));
  }
}
