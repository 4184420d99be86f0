package dev.lockstep.sync.rule;

import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.settings.RuleLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rule book says: what to do, or why nothing is done. */
public sealed interface Decision {

  /** One English sentence. */
  String explanation();

  /**
   * The item is to be moved.
   *
   * @param wanted the first of these that its workflow has
   */
  record Act(RuleLine rule, List<String> wanted, String explanation) implements Decision {}

  /**
   * Nothing is done.
   *
   * @param rule the rule that held or might hold, absent when none does
   */
  record Skip(SkipReason reason, @Nullable RuleLine rule, String explanation) implements Decision {}
}
