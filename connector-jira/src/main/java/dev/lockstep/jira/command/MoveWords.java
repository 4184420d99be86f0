package dev.lockstep.jira.command;

import dev.lockstep.jira.transition.Filling;
import dev.lockstep.jira.transition.Offered;
import dev.lockstep.jira.transition.Plan;
import dev.lockstep.jira.transition.Standing;
import dev.lockstep.jira.transition.Way;
import java.util.stream.Collectors;

/** What people are told of steps that they have to make themselves, or help with a setting. */
final class MoveWords {

  private MoveWords() {}

  static String needsPerson(String instance, Plan.NeedsPerson person) {
    Way step = person.step();
    String where =
        "It stands in "
            + person.status()
            + ". The step '"
            + step.name()
            + "' from "
            + step.from()
            + " to "
            + step.to();
    if (person.fields().isEmpty()) {
      return where + " is not open to the account of instance " + instance + ": it needs a person.";
    }
    return where
        + " asks for "
        + String.join(", ", person.fields())
        + ", which the item does not hold: it needs a person, or "
        + setting(instance)
        + "="
        + person.fields().stream().map(field -> field + "=<value>").collect(Collectors.joining(","))
        + " for all such steps.";
  }

  static String wrong(String instance, Standing standing, Offered by, Filling filling) {
    return "It stands in "
        + standing.status()
        + ". The screen of the step '"
        + by.name()
        + "' to "
        + by.to()
        + " does not take what "
        + setting(instance)
        + " says: "
        + filling.words()
        + ".";
  }

  private static String setting(String instance) {
    return "JIRA_" + instance + "_TRANSITION_FIELDS";
  }
}
