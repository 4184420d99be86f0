package dev.lockstep.notify.app;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Message;
import java.util.List;

/** Picks one type out of a batch: later versions may put others on the same topic. */
final class Events {

  private Events() {}

  static <E extends Message> List<Envelope<E>> of(List<Envelope<?>> batch, Class<E> type) {
    return batch.stream()
        .filter(envelope -> type.isInstance(envelope.data()))
        .map(envelope -> envelope.with(type.cast(envelope.data())))
        .toList();
  }
}
