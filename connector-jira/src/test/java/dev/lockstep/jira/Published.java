package dev.lockstep.jira;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Message;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.MessageCodec.UndecodableException;
import dev.lockstep.testing.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.ConfigProvider;

/** What a topic holds, read back as messages. */
public final class Published implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TopicReader reader;

  public Published(String topic) {
    this.reader =
        new TopicReader(
            ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class), topic);
  }

  /** Waits until there are that many messages of this type for which the predicate holds. */
  public <T extends Message> List<Envelope<T>> await(
      Class<T> type, int count, Predicate<? super T> holds) {
    return matching(
        type, holds, reader.await(all -> matching(type, holds, all).size() >= count, PATIENCE));
  }

  /** The first message of this type for which the predicate holds. */
  public <T extends Message> T one(Class<T> type, Predicate<? super T> holds) {
    return await(type, 1, holds).get(0).data();
  }

  /** What is there of this type now. */
  public <T extends Message> List<Envelope<T>> now(Class<T> type, Predicate<? super T> holds) {
    return matching(type, holds, reader.readAll());
  }

  /** How many messages are there now. */
  public int size() {
    return reader.readAll().size();
  }

  @Override
  public void close() {
    reader.close();
  }

  @SuppressWarnings("unchecked") // the type was checked
  private static <T extends Message> List<Envelope<T>> matching(
      Class<T> type, Predicate<? super T> holds, List<TopicReader.Received> records) {
    return records.stream()
        .<Envelope<?>>map(Published::decode)
        .filter(envelope -> type.isInstance(envelope.data()))
        .filter(envelope -> holds.test(type.cast(envelope.data())))
        .map(envelope -> (Envelope<T>) envelope)
        .toList();
  }

  private static Envelope<?> decode(TopicReader.Received record) {
    try {
      return MessageCodec.decode(
          record.headers(),
          Objects.requireNonNull(record.value()).getBytes(StandardCharsets.UTF_8));
    } catch (UndecodableException e) {
      throw new AssertionError(e);
    }
  }
}
