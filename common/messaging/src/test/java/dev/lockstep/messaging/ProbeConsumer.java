package dev.lockstep.messaging;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.WorkItemHinted;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Writes down what it is given, and fails for the items it is told to fail for. */
@ApplicationScoped
class ProbeConsumer {

  final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final Consumption consumption;
  private final Outbox outbox;

  ProbeConsumer(Consumptions consumptions, Outbox outbox) {
    this.outbox = outbox;
    this.consumption = consumptions.of("probe", this::handle, outbox::wake);
  }

  Set<String> failing() {
    return failing;
  }

  @Incoming("probe")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return consumption.accept(records);
  }

  private Uni<Void> handle(Tx tx, List<Envelope<?>> batch) {
    List<WorkItemHinted> events = batch.stream().map(e -> (WorkItemHinted) e.data()).toList();
    if (events.stream().anyMatch(e -> failing.contains(e.item().id()))) {
      return Uni.createFrom().failure(new IllegalStateException("told to fail"));
    }
    return tx.connection()
        .preparedQuery(
            "insert into seen (entity, version) select * from unnest($1::text[], $2::bigint[])")
        .execute(
            Tuple.of(
                events.stream().map(e -> e.item().id()).toArray(String[]::new),
                events.stream().map(WorkItemHinted::version).toArray(Long[]::new)))
        .chain(
            () ->
                outbox.append(
                    tx,
                    List.of(batch.get(0).caused("/probe", batch.get(0).time(), events.get(0)))));
  }
}
