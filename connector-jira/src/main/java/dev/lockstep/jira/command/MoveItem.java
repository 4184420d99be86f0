package dev.lockstep.jira.command;

import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.jira.port.Site;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Brings an item to a wanted status: reads where it stands, compares, and writes only if something
 * is missing. One read and one write for each step where nobody interferes.
 */
@ApplicationScoped
class MoveItem implements Doing<TransitionWorkItem> {

  private final Settings settings;
  private final KnownWays ways;
  private final OwnWays own;

  MoveItem(Settings settings, KnownWays ways, OwnWays own) {
    this.settings = settings;
    this.ways = ways;
    this.own = own;
  }

  @Override
  public Class<TransitionWorkItem> kind() {
    return TransitionWorkItem.class;
  }

  @Override
  public Uni<Attempt> attempt(Order<TransitionWorkItem> order) {
    Move move = new Move(order, configured(settings, order.site()), ways, own);
    return order.guarded(move::look);
  }

  /** Values for fields that screens demand. */
  static Map<String, String> configured(Settings settings, Site site) {
    JiraInstance instance = settings.jira().get(site.id());
    return instance == null ? Map.of() : instance.fields().onTransition();
  }
}
