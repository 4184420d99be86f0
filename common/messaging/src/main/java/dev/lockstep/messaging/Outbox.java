package dev.lockstep.messaging;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.MessageCodec.Encoded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Messages that must be published exactly when a transaction commits. Append under the lock of the
 * aggregate that the message is about, then order per key is kept; call {@link #wake()} after the
 * commit.
 */
@ApplicationScoped
public class Outbox {

  /** The leases of the shards, by their number. */
  static final List<String> SCOPES = List.of("outbox/0", "outbox/1", "outbox/2", "outbox/3");

  private static final String INSERT =
      """
      insert into outbox (shard, topic, key, headers, value)
      select * from unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[])""";

  private final OutboxRelay relay;

  Outbox(OutboxRelay relay) {
    this.relay = relay;
  }

  /** Stores the messages in the transaction, in the list's order. */
  public Uni<Void> append(Tx tx, List<? extends Envelope<?>> envelopes) {
    if (envelopes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Encoded> messages = envelopes.stream().map(MessageCodec::encode).toList();
    Tuple rows =
        Tuple.of(
            messages.stream()
                .map(m -> (short) Math.floorMod(m.key().hashCode(), SCOPES.size()))
                .toArray(Short[]::new),
            messages.stream().map(Encoded::topic).toArray(String[]::new),
            messages.stream().map(Encoded::key).toArray(String[]::new),
            messages.stream().map(m -> HeadersJson.write(m.headers())).toArray(String[]::new),
            messages.stream()
                .map(m -> new String(m.value(), StandardCharsets.UTF_8))
                .toArray(String[]::new));
    return tx.connection().preparedQuery(INSERT).execute(rows).replaceWithVoid();
  }

  /** Tells the relay that something was committed. Without it the relay looks within a second. */
  public void wake() {
    relay.wake();
  }
}
