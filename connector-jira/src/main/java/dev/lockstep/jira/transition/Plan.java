package dev.lockstep.jira.transition;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What to do about a command. */
public sealed interface Plan {

  /** It is where it is wanted; nothing is to be written. */
  record AlreadyThere(String status) implements Plan {}

  /** Somebody moved it after the command was made; it is left alone. */
  record MovedOn(String actual) implements Plan {}

  /**
   * This transition brings it there, or nearer.
   *
   * @param then the further ways
   */
  record Move(Offered by, String from, List<Way> then) implements Plan {
    public Move {
      then = List.copyOf(then);
    }

    /** Whether it is there afterwards. */
    public boolean last() {
      return then.isEmpty();
    }

    /** The statuses it comes through, the last one included. */
    public List<String> statuses() {
      return Stream.concat(Stream.of(by.to()), then.stream().map(Way::to)).toList();
    }
  }

  /** No single transition brings it there; {@link Paths} looks further. */
  record Further() implements Plan {}

  /** It is not known where one can go from this status; another item may show it. */
  record Explore(String status) implements Plan {}

  /** A screen on the way demands these fields; the item may hold them already. */
  record Ask(Set<String> fields) implements Plan {
    public Ask {
      fields = Set.copyOf(fields);
    }
  }

  /**
   * A step on the way is for a person.
   *
   * @param status where it stands
   * @param step that cannot be made
   * @param fields that its screen demands; none when the account may not make the step
   */
  record NeedsPerson(String status, Way step, Set<String> fields) implements Plan {
    public NeedsPerson {
      fields = Collections.unmodifiableSet(new TreeSet<>(fields));
    }
  }

  /**
   * No transition brings it there.
   *
   * @param detail one sentence that names what was wanted and what is offered
   */
  record NoWay(String detail) implements Plan {}
}
