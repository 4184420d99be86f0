package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule book looked at an item: what it saw, which rule held, and whether something is done or
 * why not.
 *
 * @param item the item
 * @param key its key at that time
 * @param verdict whether it acts
 * @param reason why nothing is done; absent when it acts
 * @param rule name of the rule that held, absent when none did
 * @param statusSeen the item's status at that time
 * @param wanted the status the rule wants, absent when no rule held
 * @param facts what was known, in the order of the rule book
 * @param explanation one English sentence for people
 * @param commandId the command that carries it out, absent when nothing is done
 * @param book name of the rule book, absent where a person decided
 * @param dryRun true where it is only said and no command was written, absent otherwise
 * @param effects what is done besides the move, each in a few words
 * @param version epoch microseconds of the decision
 * @param occurredAt when
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DecisionMade(
    WorkItemRef item,
    String key,
    Verdict verdict,
    @Nullable SkipReason reason,
    @Nullable String rule,
    String statusSeen,
    @Nullable String wanted,
    List<Fact> facts,
    String explanation,
    @Nullable String commandId,
    @Nullable String book,
    @Nullable Boolean dryRun,
    List<String> effects,
    long version,
    Instant occurredAt)
    implements Event {

  @SuppressWarnings("ConstantValue") // Jackson passes null for an absent list
  public DecisionMade {
    facts = facts == null ? List.of() : List.copyOf(facts);
    effects = effects == null ? List.of() : List.copyOf(effects);
  }

  @Override
  public String orderKey() {
    return item.toString();
  }

  /** Whether it is only said. */
  public boolean onlySaid() {
    return Boolean.TRUE.equals(dryRun);
  }

  /** Act or not. */
  public enum Verdict {
    ACT,
    SKIP
  }

  /** Why nothing is done. */
  public enum SkipReason {
    /** No line of the rule book holds: no branch and no pull request. */
    NO_RULE,
    /** The item is where the rule wants it. */
    ALREADY_THERE,
    /** The item is further than the rule wants it, and steps back are not allowed. */
    WOULD_REGRESS,
    /** A fact that the rules need could not be read yet. */
    UNKNOWN_FACT,
    /** Nothing changed since the last decision; a person's later move stands. */
    NO_NEW_FACT,
    /** History that was read for the first time moves nothing. */
    BACKFILL,
    /** The rule's last move of this item was taken back, and no fact changed since. */
    SILENCED
  }

  /**
   * One fact as it stood.
   *
   * @param name for example {@code open pull request}
   * @param state whether it holds, does not hold, or could not be read
   * @param evidence what shows it, for example {@code bitbucket/acme/shop#12}, or why it is unknown
   * @param since when what shows it changed last, where that is known
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Fact(String name, Truth state, @Nullable String evidence, @Nullable Instant since) {

    /** A fact of which no time is known. */
    public Fact(String name, Truth state, @Nullable String evidence) {
      this(name, state, evidence, null);
    }
  }

  /** A fact is never merely true or false: what was not read is unknown. */
  public enum Truth {
    YES,
    NO,
    UNKNOWN
  }
}
