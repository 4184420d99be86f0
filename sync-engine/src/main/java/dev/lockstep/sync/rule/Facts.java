package dev.lockstep.sync.rule;

import dev.lockstep.contract.DecisionMade.Fact;
import dev.lockstep.contract.DecisionMade.Truth;
import dev.lockstep.settings.Condition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of an item. That something exists is known as soon as it is seen; that nothing does
 * is known only once every repository in scope was read completely. What was not read is unknown,
 * never "no".
 */
public final class Facts {

  private final Map<String, Fact> byQuestion;

  private Facts(Map<String, Fact> byQuestion) {
    this.byQuestion = byQuestion;
  }

  /**
   * Derives the facts.
   *
   * @param questions what is asked
   */
  public static Facts of(List<Condition> questions, Evidence evidence) {
    Map<String, Fact> facts = new LinkedHashMap<>(questions.size() * 2);
    Finder finder = new Finder(evidence);
    for (Condition question : questions) {
      facts.put(question.question(), finder.find(question));
    }
    return new Facts(facts);
  }

  /** Whether it holds, does not hold, or is unknown. */
  public Truth truth(Condition question) {
    return fact(question).state();
  }

  /** The fact with its evidence. */
  public Fact fact(Condition question) {
    Fact fact = byQuestion.get(question.question());
    if (fact == null) {
      throw new IllegalStateException("no fact " + question.question());
    }
    return fact;
  }

  /** All facts in the order of the questions. */
  public List<Fact> all() {
    return List.copyOf(byQuestion.values());
  }

  /** Equal for equal truths: while it stays, a person's move stands. */
  public String fingerprint() {
    StringBuilder text = new StringBuilder();
    byQuestion.forEach(
        (question, fact) ->
            text.append(text.isEmpty() ? "" : Fingerprint.BETWEEN)
                .append(question.replace(Fingerprint.BETWEEN, ","))
                .append('=')
                .append(fact.state()));
    return text.toString();
  }

  @Override
  public String toString() {
    return byQuestion.values().toString();
  }
}
