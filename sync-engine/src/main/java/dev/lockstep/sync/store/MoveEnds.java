package dev.lockstep.sync.store;

import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandDeferred;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.TransitionFailed;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of moves: noted at their decisions, and at the items that they reached. */
@ApplicationScoped
class MoveEnds {

  private static final String CLOSE =
      """
      with told as (
        select distinct on (command_id) command_id, words, moved_from, moved_to
        from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality
             as t (command_id, words, moved_from, moved_to, n)
        order by command_id, n desc)
      update decision
      set outcome = told.words, moved_from = told.moved_from, moved_to = told.moved_to
      from told where decision.command_id = told.command_id\
      """;

  /**
   * The tracker will tell the same in its own time; until then later decisions must not start from
   * the old status. Of several outcomes about one item the last one tells where it stands: an
   * UPDATE that finds several rows to join takes any.
   */
  private static final String REACHED =
      """
      with reached as (
        select distinct on (a.ref) a.ref, a.status
        from unnest($1::text[], $2::text[], $3::text[]) with ordinality as a (command_id, ref, status, n)
        join pending p on p.command_id = a.command_id
        where a.status is not null
        order by a.ref, a.n desc)
      update item set status = r.status, reached = r.status, stood = r.status from reached r where item.ref = r.ref\
      """;

  private final Refusals refusals;

  MoveEnds(Refusals refusals) {
    this.refusals = refusals;
  }

  /** Stores them; answers the refusals that nobody was told of yet. */
  Uni<List<TransitionFailed>> close(Tx tx, Collection<Outcome> outcomes, Instant now) {
    List<Outcome> ends = outcomes.stream().filter(o -> !(o instanceof CommandDeferred)).toList();
    List<CommandApplied> applied =
        outcomes.stream()
            .filter(CommandApplied.class::isInstance)
            .map(CommandApplied.class::cast)
            .toList();
    // Carried out one after the other, answered together.
    return Uni.combine()
        .all()
        .unis(
            tx.connection()
                .preparedQuery(CLOSE)
                .execute(
                    Tuple.of(
                        outcomes.stream().map(Outcome::commandId).toArray(String[]::new),
                        outcomes.stream().map(MoveEnds::words).toArray(String[]::new),
                        outcomes.stream().map(o -> moved(o, true)).toArray(String[]::new),
                        outcomes.stream().map(o -> moved(o, false)).toArray(String[]::new))),
            reached(tx, applied),
            refusals.close(tx, outcomes, now),
            tx.connection()
                .preparedQuery("delete from pending where command_id = any($1)")
                .execute(Tuple.of(ends.stream().map(Outcome::commandId).toArray(String[]::new))))
        .asTuple()
        .map(answers -> answers.getItem3());
  }

  private static @Nullable String moved(Outcome outcome, boolean from) {
    return outcome instanceof CommandApplied applied && applied.wrote()
        ? from ? applied.from() : applied.to()
        : null;
  }

  private static Uni<Void> reached(Tx tx, List<CommandApplied> applied) {
    if (applied.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return tx.connection()
        .preparedQuery(REACHED)
        .execute(
            Tuple.of(
                applied.stream().map(CommandApplied::commandId).toArray(String[]::new),
                applied.stream().map(a -> a.item().toString()).toArray(String[]::new),
                applied.stream().map(CommandApplied::to).toArray(String[]::new)))
        .replaceWithVoid();
  }

  private static String words(Outcome outcome) {
    return OutcomeWords.of(
        outcome,
        applied ->
            applied.wrote()
                ? "moved from %s to %s".formatted(applied.from(), applied.to())
                : "was in %s already".formatted(applied.to()),
        superseded -> "it was moved to " + superseded.actual());
  }
}
