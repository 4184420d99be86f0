package dev.lockstep.jira.transition;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a command did and learned on its way so far. Statuses are in lower case.
 *
 * @param own statuses that nobody else put the item into
 * @param visited statuses the item left on this way: none is entered twice
 * @param refused ids of transitions from the present status that Jira refused
 * @param answers fields that screens may demand: they have a configured value, or the item holds
 *     one
 * @param unanswered fields that were looked at, and have neither
 * @param unseen statuses of which nothing can be found out
 */
public record Travel(
    Set<String> own,
    Set<String> visited,
    Set<String> refused,
    Set<String> answers,
    Set<String> unanswered,
    Set<String> unseen) {

  /** Nobody goes further. */
  public static final int MOST_STEPS = 10;

  public Travel {
    own = Set.copyOf(own);
    visited = Set.copyOf(visited);
    refused = Set.copyOf(refused);
    answers = Set.copyOf(answers);
    unanswered = Set.copyOf(unanswered);
    unseen = Set.copyOf(unseen);
  }

  /**
   * The beginning of a way.
   *
   * @param answers fields with a configured value
   */
  public static Travel begin(Collection<String> answers) {
    return new Travel(Set.of(), Set.of(), Set.of(), Set.copyOf(answers), Set.of(), Set.of());
  }

  /** Whether nobody else put the item there. */
  public boolean owns(String status) {
    return own.contains(Ways.status(status));
  }

  boolean visited(String status) {
    return visited.contains(Ways.status(status));
  }

  int left() {
    return MOST_STEPS - visited.size();
  }

  /** Of these fields, those that nobody answers. */
  Set<String> unmet(Set<String> demands) {
    return demands.stream()
        .filter(field -> !answers.contains(field))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** These statuses are this way's own. */
  public Travel owning(Collection<String> statuses) {
    Set<String> more = plus(own, statuses.stream().map(Ways::status).toList());
    return new Travel(more, visited, refused, answers, unanswered, unseen);
  }

  /** One step on: what was refused in the status before does not matter any more. */
  public Travel step(String from, String to) {
    return new Travel(
        plus(own, Set.of(Ways.status(to))),
        plus(visited, Set.of(Ways.status(from))),
        Set.of(),
        answers,
        unanswered,
        unseen);
  }

  /** Jira refused this transition. */
  public Travel refused(Offered by) {
    return new Travel(own, visited, plus(refused, Set.of(by.id())), answers, unanswered, unseen);
  }

  /** Of the fields that were asked for, these hold something. */
  public Travel asked(Set<String> fields, Set<String> held) {
    Set<String> empty = new TreeSet<>(fields);
    empty.removeAll(held);
    return new Travel(own, visited, refused, plus(answers, held), plus(unanswered, empty), unseen);
  }

  /** Nothing more can be found out about this status. */
  public Travel unseen(String status) {
    return new Travel(
        own, visited, refused, answers, unanswered, plus(unseen, Set.of(Ways.status(status))));
  }

  private static Set<String> plus(Set<String> some, Collection<String> more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(more);
    return all;
  }
}
