package dev.lockstep.sync.app;

import dev.lockstep.contract.CommentOnWorkItem;
import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.DecisionMade.Fact;
import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.EditWorkItem;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.EpochMicros;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.RichText;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.contract.WantedFields;
import dev.lockstep.contract.WorkItemCommand;
import dev.lockstep.settings.RuleLine;
import dev.lockstep.sync.rule.Decision;
import dev.lockstep.sync.rule.Evidence;
import dev.lockstep.sync.rule.Extras;
import dev.lockstep.sync.rule.RuleBook;
import io.quarkus.logging.Log;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The messages that a decision leads to. */
final class Announcement {

  static final String SOURCE = "/sync-engine";

  private final Items.Locked item;
  private final RuleBook book;
  private final String status;
  private final List<Fact> facts;
  private final Decision decision;
  private final boolean dry;
  private final Instant now;
  private final Extras extras;
  private final @Nullable Envelope<TransitionWorkItem> move;

  Announcement(
      Items.Locked item,
      RuleBook book,
      Evidence evidence,
      List<Fact> facts,
      Decision decision,
      boolean dry,
      Instant now) {
    this.item = item;
    this.book = book;
    this.status = evidence.item().status();
    this.facts = facts;
    this.decision = decision;
    this.dry = dry;
    this.now = now;
    this.extras = extras(evidence);
    this.move =
        decision instanceof Decision.Act act && !dry
            ? envelope(
                new TransitionWorkItem(
                    item.ref(),
                    item.item().key(),
                    act.wanted(),
                    item.standings(),
                    act.explanation(),
                    now))
            : null;
  }

  /** They belong to the status: done with the move, or where the item stands there already. */
  private Extras extras(Evidence evidence) {
    RuleLine rule = rule();
    boolean there =
        decision instanceof Decision.Act
            || decision instanceof Decision.Skip skip && skip.reason() == SkipReason.ALREADY_THERE;
    return rule != null && there
        ? Extras.of(rule.effects(), evidence, decision.explanation())
        : Extras.NONE;
  }

  private @Nullable RuleLine rule() {
    return decision instanceof Decision.Act act ? act.rule() : ((Decision.Skip) decision).rule();
  }

  /** The decision, with the message that led to it. */
  Envelope<DecisionMade> made(@Nullable Envelope<?> cause) {
    RuleLine rule = rule();
    DecisionMade made =
        new DecisionMade(
            item.ref(),
            item.item().key(),
            decision instanceof Decision.Act ? Verdict.ACT : Verdict.SKIP,
            decision instanceof Decision.Skip skip ? skip.reason() : null,
            rule == null ? null : rule.name(),
            status,
            decision instanceof Decision.Act act ? act.wanted().get(0) : null,
            facts,
            decision.explanation(),
            move == null ? null : move.id(),
            book.settings().name(),
            dry ? true : null,
            extras.words(),
            EpochMicros.of(now),
            now);
    Envelope<DecisionMade> envelope =
        cause == null ? envelope(made) : cause.caused(SOURCE, now, made);
    Log.infof(
        "decided key=%s verdict=%s rule=%s reason=%s wanted=%s command=%s dry=%s correlationId=%s",
        made.key(),
        made.verdict(),
        made.rule(),
        made.reason(),
        made.wanted(),
        made.commandId(),
        dry,
        envelope.correlationId());
    return envelope;
  }

  /** The command that moves the item, where one does. */
  Optional<Envelope<TransitionWorkItem>> move() {
    return Optional.ofNullable(move);
  }

  /**
   * The commands for what is done besides. To assign somebody is one of its own: somebody else may
   * have taken the item meanwhile.
   */
  List<Effects.Ordered> others(Envelope<DecisionMade> made) {
    List<Effects.Ordered> others = new ArrayList<>();
    if (dry) {
      return others;
    }
    WantedFields fields = extras.fields();
    String account = fields.set().get(Extras.ASSIGNEE);
    if (account != null) {
      others.add(
          ordered(
              made,
              edit(
                  new WantedFields(
                      Map.of(Extras.ASSIGNEE, account), Map.of(), Set.of(), Map.of(), Map.of()),
                  Map.of(Extras.ASSIGNEE, "")),
              Set.of(Extras.ASSIGNEE)));
    }
    if (!fields.add().isEmpty() || !fields.remove().isEmpty()) {
      WantedFields many =
          new WantedFields(Map.of(), Map.of(), Set.of(), fields.add(), fields.remove());
      others.add(ordered(made, edit(many, Map.of()), many.names()));
    }
    String comment = extras.comment();
    RuleLine rule = rule();
    if (comment != null && rule != null) {
      others.add(
          ordered(
              made,
              envelope(
                  new CommentOnWorkItem(
                      item.ref(),
                      item.item().key(),
                      item.ref() + "/rule/" + book.settings().name() + "/" + rule.name(),
                      RichText.markdown(comment),
                      null,
                      decision.explanation(),
                      now)),
              Set.of(Extras.COMMENT)));
    }
    return others;
  }

  private Effects.Ordered ordered(
      Envelope<DecisionMade> made,
      Envelope<? extends WorkItemCommand> command,
      Set<String> fields) {
    return new Effects.Ordered(
        made.id(),
        command.after(made),
        extras.parts().stream().filter(part -> fields.contains(part.field())).toList());
  }

  private Envelope<EditWorkItem> edit(WantedFields fields, Map<String, String> basedOn) {
    return envelope(
        new EditWorkItem(
            item.ref(), item.item().key(), fields, basedOn, decision.explanation(), now));
  }

  private <M extends dev.lockstep.contract.Message> Envelope<M> envelope(M message) {
    return Envelope.of(SOURCE, now, Origin.LIVE, message);
  }
}
