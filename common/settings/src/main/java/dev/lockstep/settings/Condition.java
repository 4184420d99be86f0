package dev.lockstep.settings;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fact that must hold, or must not, for a rule to hold.
 *
 * @param fact what is asked
 * @param about the name or duration it is asked about; absent where the fact needs none
 * @param wanted whether it must hold
 */
public record Condition(FactKind fact, @Nullable String about, boolean wanted)
    implements Comparable<Condition> {

  /** A fact that needs to be told nothing. */
  public static Condition that(FactKind fact, boolean wanted) {
    return new Condition(fact, null, wanted);
  }

  /** The duration it is asked about. */
  public Duration age() {
    return Objects.requireNonNull(Kinds.DURATION.parse(Objects.requireNonNull(about)));
  }

  /** Its question as it is written, for example {@code deployed:production}. */
  public String question() {
    return about == null ? fact.id() : fact.id() + ":" + about;
  }

  /** Its question in words, for example {@code deployment to production}. */
  public String words() {
    return about == null ? fact.words() : fact.words() + " " + about;
  }

  @Override
  public int compareTo(Condition other) {
    int byFact = fact.compareTo(other.fact);
    return byFact != 0 ? byFact : question().compareTo(other.question());
  }

  boolean sameQuestion(Condition other) {
    return question().equals(other.question());
  }

  /** Whether this can never hold together with the other. */
  boolean excludes(Condition other) {
    if (sameQuestion(other)) {
      return wanted != other.wanted;
    }
    if (wanted && other.wanted) {
      return fact.excludes().contains(other.fact);
    }
    return wanted && fact.implies().contains(other.fact) && other.about == null
        || other.wanted && other.fact.implies().contains(fact) && about == null;
  }

  /** Whether the other always holds where this holds. */
  boolean implies(Condition other) {
    if (sameQuestion(other)) {
      return wanted == other.wanted;
    }
    if (!wanted) {
      return !other.wanted && about == null && other.fact.implies().contains(fact);
    }
    return other.about == null
        && (other.wanted
            ? fact.implies().contains(other.fact)
            : fact.excludes().contains(other.fact));
  }
}
