package dev.lockstep.waiting;

import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.WorkItemHinted;
import dev.lockstep.messaging.Consumption;
import dev.lockstep.messaging.Consumptions;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Remembers what it is given as {@code item:version}, and fails for the items it is told to. */
@ApplicationScoped
class ProbeConsumer {

  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final Consumption consumption;

  ProbeConsumer(Consumptions consumptions) {
    this.consumption = consumptions.of("probe", this::handle, () -> {});
  }

  Set<String> failing() {
    return failing;
  }

  List<String> seen(String item) {
    return seen.stream().filter(one -> one.startsWith(item + ":")).toList();
  }

  @Incoming("probe")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return consumption.accept(records);
  }

  private Uni<Void> handle(Tx tx, List<Envelope<?>> batch) {
    batch.stream()
        .filter(one -> one.data() instanceof DirectoryEntry)
        .map(one -> (DirectoryEntry) one.data())
        .forEach(entry -> seen.add(entry.id() + ":" + entry.version()));
    List<WorkItemHinted> hints =
        batch.stream()
            .filter(one -> one.data() instanceof WorkItemHinted)
            .map(one -> (WorkItemHinted) one.data())
            .toList();
    if (hints.stream().anyMatch(hint -> failing.contains(hint.item().id()))) {
      return Uni.createFrom().failure(new IllegalStateException("told to fail"));
    }
    hints.forEach(hint -> seen.add(hint.item().id() + ":" + hint.version()));
    return Uni.createFrom().voidItem();
  }
}
