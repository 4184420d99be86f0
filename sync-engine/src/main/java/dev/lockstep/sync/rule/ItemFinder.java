package dev.lockstep.sync.rule;

import dev.lockstep.contract.DecisionMade.Fact;
import dev.lockstep.contract.DecisionMade.Truth;
import dev.lockstep.contract.Person;
import dev.lockstep.settings.Condition;
import dev.lockstep.sync.rule.Item.Children;
import dev.lockstep.sync.rule.Item.Details;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the facts that the item itself, its children and the time tell. */
final class ItemFinder {

  private static final String UNTOLD = "the item was not read since this is asked";

  private final Evidence evidence;
  private final @Nullable String doubt;

  ItemFinder(Evidence evidence, @Nullable String doubt) {
    this.evidence = evidence;
    this.doubt = doubt;
  }

  Fact find(Condition question) {
    Children children = evidence.item().children();
    return switch (question.fact()) {
      case CHILD_BEGUN ->
          known(question, children.begun() > 0, children.begun() + " of " + children.all());
      case ALL_CHILDREN_DONE -> allDone(question, children);
      default -> ofDetails(question);
    };
  }

  /** A child that is not done is proof; that there is none, only where all were told. */
  private Fact allDone(Condition question, Children children) {
    if (children.done() == children.all() && !children.complete()) {
      String tracker = evidence.item().ref().tracker() + "/" + evidence.item().ref().instance();
      return new Fact(
          question.words(),
          Truth.UNKNOWN,
          "the issues of " + tracker + " were not read completely yet");
    }
    return known(
        question,
        children.all() > 0 && children.done() == children.all(),
        children.done() + " of " + children.all());
  }

  private Fact ofDetails(Condition question) {
    Details details = evidence.item().details();
    if (details == null) {
      return new Fact(question.words(), Truth.UNKNOWN, UNTOLD);
    }
    Person assignee = details.assignee();
    return switch (question.fact()) {
      case LABEL -> label(question, details);
      case ASSIGNED -> known(question, assignee != null, assignee == null ? null : assignee.name());
      case ASSIGNED_TO_AUTHOR -> author(question, assignee);
      case OLDER_THAN -> {
        Instant since = details.created().plus(question.age());
        yield evidence.now().isBefore(since)
            ? new Fact(question.words(), Truth.NO, null)
            : new Fact(question.words(), Truth.YES, "created " + details.created(), since);
      }
      default -> throw new IllegalStateException("nobody finds " + question.question());
    };
  }

  private static Fact label(Condition question, Details details) {
    List<String> found =
        details.labels().stream()
            .filter(label -> NamePattern.matches(question.about(), label))
            .sorted()
            .toList();
    return known(question, !found.isEmpty(), found.isEmpty() ? null : found.get(0));
  }

  private Fact author(Condition question, @Nullable Person assignee) {
    Artefact.PullRequest pull = evidence.newestPull().orElse(null);
    if (pull == null) {
      return new Fact(question.words(), doubt == null ? Truth.NO : Truth.UNKNOWN, doubt);
    }
    Person author = pull.author();
    if (assignee == null) {
      return new Fact(question.words(), Truth.NO, null);
    }
    if (author == null) {
      return new Fact(question.words(), Truth.UNKNOWN, "nobody tells who opened " + pull.label());
    }
    String account = evidence.account(pull);
    boolean same = assignee.id().equals(account) || assignee.name().equalsIgnoreCase(author.name());
    if (!same && (account == null || account.contains("@"))) {
      return new Fact(
          question.words(),
          Truth.UNKNOWN,
          "the account id of " + author.name() + " is not in rules.people");
    }
    return known(question, same, author.name());
  }

  private static Fact known(Condition question, boolean holds, @Nullable String evidence) {
    return holds
        ? new Fact(question.words(), Truth.YES, evidence)
        : new Fact(question.words(), Truth.NO, null);
  }
}
