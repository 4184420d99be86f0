package dev.lockstep.messaging;

import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.MessageCodec.Encoded;
import dev.lockstep.contract.MessageCodec.UndecodableException;
import dev.lockstep.contract.Topics;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The records of this service's topics that some consumer could not read. They stay where they are:
 * a replay publishes a copy to the topic it came from, for every consumer of it.
 */
@ApplicationScoped
public class DeadLetters {

  private static final Set<String> KNOWN =
      Topics.ALL.stream().map(Topics.Topic::name).collect(Collectors.toUnmodifiableSet());

  private static final Set<String> COMPACTED =
      Topics.ALL.stream()
          .filter(Topics.Topic::compacted)
          .map(Topics.Topic::name)
          .collect(Collectors.toUnmodifiableSet());

  private final String brokers;
  private final Publisher publisher;
  private final Set<String> topics;

  DeadLetters(
      @ConfigProperty(name = "kafka.bootstrap.servers") String brokers,
      Publisher publisher,
      Config config) {
    this.brokers = brokers;
    this.publisher = publisher;
    this.topics =
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
            .filter(name -> name.matches("mp\\.messaging\\.incoming\\.[^.]+\\.topics?"))
            .flatMap(name -> config.getValues(name, String.class).stream())
            .filter(KNOWN::contains)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What became of a replay. */
  public sealed interface Replay {
    /** It is published again. */
    record Published(String topic) implements Replay {}

    /** It still cannot be read, so nothing was published. */
    record StillUnreadable(String problem) implements Replay {}

    /**
     * Its topic keeps the last record of each key for ever and has a later one, which this would
     * take the place of; nothing was published.
     *
     * @param by where that lies: {@code topic-partition@offset}
     */
    record Superseded(String by) implements Replay {}

    /** Its topic keeps the last record of each key, and whether this is it cannot be told. */
    record OfUnknownOrigin() implements Replay {}
  }

  /** The topics this service reads. */
  public Set<String> topics() {
    return topics;
  }

  /** The newest dead letters of these topics, newest first, without their values. */
  public Uni<List<DeadLetter>> newest(Set<String> of, int limit) {
    List<String> letters = of.stream().map(Topics::deadLetters).toList();
    return onWorker(reader -> reader.newest(letters, limit));
  }

  /** One with its value; empty when there is none at that place, or not any more. */
  public Uni<Optional<DeadLetter>> find(DeadLetter.Place place) {
    return topics.stream().map(Topics::deadLetters).anyMatch(place.topic()::equals)
        ? onWorker(reader -> reader.at(place))
        : Uni.createFrom().item(Optional.empty());
  }

  /**
   * Publishes it to the topic it came from, if it can be read by now and is not older than what
   * that topic keeps for ever.
   */
  public Uni<Replay> replay(DeadLetter letter, String by) {
    Map<String, String> headers = new LinkedHashMap<>(letter.headers());
    headers.keySet().removeIf(name -> name.startsWith("lockstep_"));
    byte[] value = Objects.requireNonNull(letter.value(), "a letter from find has its value");
    try {
      MessageCodec.decode(headers, value);
    } catch (UndecodableException e) {
      return Uni.createFrom().item(new Replay.StillUnreadable(String.valueOf(e.getMessage())));
    }
    String topic = letter.place().sourceTopic();
    String key = letter.key() == null ? "" : letter.key();
    return refusal(letter, topic, key)
        .chain(
            refused ->
                refused.isPresent()
                    ? Uni.createFrom().item(refused.get())
                    : publish(letter, new Encoded(topic, key, headers, value), by));
  }

  private Uni<Optional<Replay>> refusal(DeadLetter letter, String topic, String key) {
    if (!COMPACTED.contains(topic)) {
      return Uni.createFrom().item(Optional.empty());
    }
    return DeadLetter.Place.parse(letter.headers().getOrDefault(DeadLetter.FROM, ""))
        .filter(from -> from.topic().equals(topic))
        .map(
            from ->
                onWorker(
                    reader ->
                        reader
                            .newer(from, key)
                            .<Replay>map(newer -> new Replay.Superseded(newer.toString()))))
        .orElseGet(() -> Uni.createFrom().item(Optional.of(new Replay.OfUnknownOrigin())));
  }

  private Uni<Replay> publish(DeadLetter letter, Encoded message, String by) {
    return publisher
        .send(List.of(message))
        .invoke(
            () ->
                Log.infof(
                    "dead letter replayed letter=%s topic=%s key=%s id=%s by=%s",
                    letter.place(),
                    message.topic(),
                    message.key(),
                    message.headers().get("ce_id"),
                    by))
        .replaceWith(new Replay.Published(message.topic()));
  }

  /** Kafka's consumer blocks, and a person asks rarely: one for each question. */
  private <T> Uni<T> onWorker(java.util.function.Function<DeadLetterReader, T> question) {
    return Uni.createFrom()
        .item(
            () -> {
              try (DeadLetterReader reader = new DeadLetterReader(brokers)) {
                return question.apply(reader);
              }
            })
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }
}
