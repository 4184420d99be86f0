package dev.lockstep.sync.app;

import dev.lockstep.contract.EditWorkItem;
import dev.lockstep.contract.EffectFailed;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.WantedFields;
import dev.lockstep.contract.WorkItemCommand;
import dev.lockstep.messaging.Tx;
import dev.lockstep.sync.rule.Extras.Part;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Memory of what decisions do besides moves, and of what became of it. */
public interface Effects {

  /**
   * What one command of a decision is to do.
   *
   * @param parts each thing that it does
   */
  record Ordered(
      String decisionId, Envelope<? extends WorkItemCommand> command, List<Part> parts) {}

  /** What became of a thing. */
  enum State {
    /** It is on its way. */
    SENT,
    /** It could not be done yet. */
    WAITING,
    DONE,
    /** Somebody changed the item meanwhile. */
    LEFT_ALONE,
    REFUSED
  }

  /**
   * A thing that was done, or was to be.
   *
   * @param state what became of it; absent where it was only said
   * @param outcome the same for people, absent while it is on its way
   */
  record Kept(String what, @Nullable State state, @Nullable String outcome) {}

  /** Stores them as on their way. */
  Uni<Void> keep(Tx tx, Collection<Ordered> ordered);

  /**
   * Stores what became of commands. What was refused and may pass is due again later. Answers the
   * refusals that nobody was told of yet.
   */
  Uni<List<EffectFailed>> close(Tx tx, Collection<Outcome> outcomes, Instant now);

  /**
   * What was refused of a command and is due again.
   *
   * @param rule name of the rule that wanted it
   * @param fields what of it was refused
   */
  record Due(String commandId, WorkItemCommand command, String rule, Set<String> fields) {

    /** What was not refused was done, and may have been undone by somebody since. */
    WorkItemCommand refused() {
      if (!(command instanceof EditWorkItem edit)) {
        return command;
      }
      WantedFields all = edit.fields();
      return new EditWorkItem(
          edit.item(),
          edit.key(),
          new WantedFields(
              only(all.set()), Map.of(), Set.of(), only(all.add()), only(all.remove())),
          edit.basedOn(),
          edit.because(),
          edit.requestedAt());
    }

    private <T> Map<String, T> only(Map<String, T> values) {
      Map<String, T> some = new TreeMap<>(values);
      some.keySet().retainAll(fields);
      return some;
    }
  }

  /**
   * What was refused and is due, of items that nobody touched since and about which nothing else
   * was decided; the next commands behind that one.
   */
  Uni<List<Due>> due(Tx tx, String after, int limit, Instant now);

  /**
   * What was refused is on its way again.
   *
   * @param commands the new command of each that was refused
   * @return those that were not on their way before
   */
  Uni<Set<String>> again(Tx tx, Map<String, String> commands);
}
