package dev.lockstep.scm;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Message;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.testing.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.ConfigProvider;

/** Everything on a topic, decoded. */
public final class Topic<T extends Message> implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Class<T> type;
  private final TopicReader reader;
  private final List<Envelope<?>> decoded = new ArrayList<>();

  public Topic(String name, Class<T> type) {
    this.type = type;
    this.reader =
        new TopicReader(
            ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class), name);
  }

  /** Waits for a message and answers the last such one. */
  public Envelope<?> await(Predicate<T> wanted) {
    List<TopicReader.Received> seen =
        reader.await(records -> !matching(records, wanted).isEmpty(), PATIENCE);
    List<Envelope<?>> found = matching(seen, wanted);
    return found.get(found.size() - 1);
  }

  /** The data of {@link #await}. */
  public T awaitData(Predicate<T> wanted) {
    return type.cast(await(wanted).data());
  }

  /** All there are now. */
  public List<T> all(Predicate<T> wanted) {
    return matching(reader.readAll(), wanted).stream()
        .map(envelope -> type.cast(envelope.data()))
        .toList();
  }

  @Override
  public void close() {
    reader.close();
  }

  private List<Envelope<?>> matching(List<TopicReader.Received> records, Predicate<T> wanted) {
    // Records only come at the end: each is decoded once, however often there is a look.
    records.stream().skip(decoded.size()).<Envelope<?>>map(Topic::decode).forEach(decoded::add);
    return decoded.stream()
        .filter(envelope -> type.isInstance(envelope.data()))
        .filter(envelope -> wanted.test(type.cast(envelope.data())))
        .toList();
  }

  private static Envelope<?> decode(TopicReader.Received record) {
    try {
      return MessageCodec.decode(
          record.headers(),
          Objects.requireNonNull(record.value()).getBytes(StandardCharsets.UTF_8));
    } catch (MessageCodec.UndecodableException e) {
      throw new AssertionError("not decodable: " + record, e);
    }
  }
}
