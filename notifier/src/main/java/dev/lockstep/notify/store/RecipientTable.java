package dev.lockstep.notify.store;

import dev.lockstep.messaging.Transactions;
import dev.lockstep.notify.app.Condition;
import dev.lockstep.notify.app.RecipientStore;
import dev.lockstep.notify.route.Audience;
import dev.lockstep.notify.route.Recipient;
import dev.lockstep.notify.store.DeliveryEntity.State;
import dev.lockstep.notify.store.DeliveryEntity.Tally;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * RecipientStore and what became of their messages. Registering is one batch of the pg client; all
 * else loads and changes single entities.
 */
@ApplicationScoped
class RecipientTable implements RecipientStore {

  private static final String REGISTER =
      """
      insert into recipient (id, transport, address, standing, not_before, since)
      select t.*, 'WORKING', $4, $4 from unnest($1::text[], $2::text[], $3::text[]) as t
      on conflict (id) do update
        set standing = 'WORKING', reason = null, attempts = 0, not_before = excluded.not_before,
            since = excluded.since
        where recipient.standing in ('FAILING', 'RETIRED')""";

  private static final String RETIRE =
      """
      update recipient set standing = 'RETIRED', reason = null, since = $2
      where id <> all($1::text[]) and standing <> 'RETIRED'""";

  private final Transactions transactions;
  private final Sessions sessions;
  private final RecipientRepository recipients;
  private final MessageRepository messages;
  private final DeliveryRepository deliveries;

  RecipientTable(
      Transactions transactions,
      Sessions sessions,
      RecipientRepository recipients,
      MessageRepository messages,
      DeliveryRepository deliveries) {
    this.transactions = transactions;
    this.sessions = sessions;
    this.recipients = recipients;
    this.messages = messages;
    this.deliveries = deliveries;
  }

  @Override
  public Uni<Void> register(Audience audience, Instant now) {
    List<Recipient> all = audience.all();
    String[] ids = all.stream().map(Recipient::id).toArray(String[]::new);
    Tuple rows =
        Tuple.of(
            ids,
            all.stream().map(recipient -> recipient.transport().name()).toArray(String[]::new),
            all.stream().map(Recipient::address).toArray(String[]::new),
            Columns.time(now));
    return transactions.run(
        tx ->
            tx.connection()
                .preparedQuery(REGISTER)
                .execute(rows)
                .chain(
                    () ->
                        tx.connection()
                            .preparedQuery(RETIRE)
                            .execute(Tuple.of(ids, Columns.time(now))))
                .replaceWithVoid());
  }

  @Override
  public Uni<Condition> condition(Recipient recipient) {
    return sessions.reading(
        () -> recipients.findById(recipient.id()).map(RecipientEntity::condition));
  }

  @Override
  public Uni<Void> settle(
      Recipient recipient, UUID message, Condition condition, @Nullable End end, Instant now) {
    return sessions.transaction(
        () ->
            recipients
                .findById(recipient.id())
                .invoke(entity -> entity.is(condition, now))
                .chain(() -> end == null ? Uni.createFrom().voidItem() : end(message, end, now)));
  }

  private Uni<Void> end(UUID message, End end, Instant now) {
    return messages
        .findById(message)
        .invoke(entity -> entity.ended(end, now))
        .chain(() -> deliveries.mark(message, State.of(end)))
        .replaceWithVoid();
  }

  @Override
  public Uni<List<Account>> accounts() {
    return sessions.reading(
        () ->
            recipients
                .find("order by id")
                .list()
                .chain(all -> deliveries.tallies().map(tallies -> accounts(all, tallies))));
  }

  private static List<Account> accounts(List<RecipientEntity> all, List<Tally> tallies) {
    Map<String, Map<State, Tally>> counts =
        tallies.stream()
            .collect(
                Collectors.groupingBy(
                    Tally::recipient, Collectors.toMap(Tally::state, Function.identity())));
    return all.stream()
        .map(entity -> account(entity, counts.getOrDefault(entity.id, Map.of())))
        .toList();
  }

  private static Account account(RecipientEntity entity, Map<State, Tally> tallies) {
    Tally waiting = tallies.get(State.WAITING);
    return new Account(
        entity.recipient(),
        entity.condition(),
        entity.since,
        count(waiting),
        count(tallies.get(State.DELIVERED)),
        count(tallies.get(State.FAILED)),
        waiting == null ? null : waiting.oldest());
  }

  private static long count(@Nullable Tally tally) {
    return tally == null ? 0 : tally.count();
  }
}
