package dev.lockstep.sync.app;

import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.messaging.Tx;
import dev.lockstep.sync.rule.Item;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Memory of work items as far as rules look at them. */
public interface Items {

  /**
   * An item as an event told it.
   *
   * @param live whether it happened now: only then it can be a new fact
   */
  record Seen(WorkItem item, boolean live, long version, String eventId) {

    /** Every key it has or had. */
    public Set<String> keys() {
      Set<String> keys = new TreeSet<>(item.aliases());
      keys.add(item.key());
      return keys;
    }
  }

  /**
   * Keys that may have to be decided on.
   *
   * @param keys of items that were not known before, whose own facts or whose children changed
   * @param live those of them that a live event touched
   */
  record Touched(Set<String> keys, Set<String> live) {}

  /**
   * An item locked for the transaction.
   *
   * @param keys every key it has or had
   * @param decidedFacts fingerprint of the facts that were decided on last
   * @param decided whether anything was ever decided about it, history apart
   * @param pending statuses wanted by commands on their way, oldest first
   * @param reached the status that the last command which was carried out brought it to
   * @param basis what it was decided by last; absent where that was not kept
   * @param silenced a rule whose move was taken back
   * @param owed a move that was not made
   */
  record Locked(
      Item item,
      Set<String> keys,
      @Nullable String decidedFacts,
      boolean decided,
      List<String> pending,
      @Nullable String reached,
      @Nullable Basis basis,
      @Nullable Silenced silenced,
      @Nullable Owed owed) {

    /** The status it was told to have last. */
    public String status() {
      return item.status();
    }

    /** Its identity. */
    public WorkItemRef ref() {
      return item.ref();
    }

    /** The item where it stands, or in the status it is on its way to. */
    Item underway() {
      return pending.isEmpty() ? item : item.in(pending.get(pending.size() - 1));
    }

    /**
     * The statuses it may be found in unless somebody else moved it: the one it was told to have
     * last, those that commands on their way lead to, and the one that a command led to already,
     * since an older event can be told after that.
     */
    Set<String> standings() {
      Set<String> standings = new TreeSet<>(pending);
      standings.add(status());
      if (reached != null) {
        standings.add(reached);
      }
      return standings;
    }
  }

  /**
   * What an item was decided by.
   *
   * @param book mark of the rule book
   * @param status where it stood after it; absent where nothing was decided, only taken in
   */
  record Basis(String book, @Nullable String status) {}

  /**
   * A rule whose move was taken back.
   *
   * @param facts fingerprint of the facts of then
   */
  record Silenced(String rule, String facts) {}

  /**
   * A move that was not made.
   *
   * @param status where the item was then
   * @param repeatAt when it may be tried again
   */
  record Owed(String status, @Nullable Instant repeatAt) {
    boolean isDue(String now, Instant at) {
      return status.equals(now) && (repeatAt == null || !at.isBefore(repeatAt));
    }
  }

  /**
   * Stores those that are newer than what is stored.
   *
   * @param ownFacts whether an item's own labels, assignee and age can be facts
   */
  Uni<Touched> put(Tx tx, Collection<Seen> seen, boolean ownFacts, Instant now);

  /** An item that does not exist any more. */
  record Gone(WorkItemRef ref, long version, String eventId) {}

  /** Forgets items that are gone; nothing is decided about them. Answers keys of their parents. */
  Uni<Set<String>> forget(Tx tx, Collection<Gone> gone);

  /** Locks the items with these keys, in the order of their ids. */
  Uni<List<Locked>> lock(Tx tx, Collection<String> keys);

  /** As {@link #lock} without a lock, for those who only ask. */
  Uni<List<Locked>> find(Tx tx, Collection<String> keys);

  /** Keys of the next open items behind that one, in the order of their references. */
  Uni<List<Next>> open(Tx tx, String after, int limit);

  /** An item's reference and a key of it. */
  record Next(String ref, String key) {}

  /** Remembers which facts were decided on. */
  Uni<Void> decided(Tx tx, Collection<DecidedFacts> facts, Instant now);

  /** A rule is silent about an item until a fact changes. */
  Uni<Void> silence(Tx tx, WorkItemRef item, Silenced silenced);

  /**
   * The fingerprint of the facts that an item was decided on.
   *
   * @param book mark of the rule book that did
   * @param made whether a decision was made, not only history taken in
   * @param owed the status in which a move was not made; absent where it was made or not wanted
   * @param repeated whether this decision repeats an earlier one, whose attempts go on
   */
  record DecidedFacts(
      WorkItemRef item,
      String fingerprint,
      String book,
      boolean made,
      @Nullable String owed,
      boolean repeated) {}
}
