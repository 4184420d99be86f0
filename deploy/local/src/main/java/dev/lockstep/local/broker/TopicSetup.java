package dev.lockstep.local.broker;

import dev.lockstep.contract.Topics;
import dev.lockstep.local.process.StartFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Makes the topics of Lockstep where they are missing. */
public final class TopicSetup {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Held, because a logger nobody holds forgets its level. */
  private static final Logger CLIENT_LOG = Logger.getLogger("org.apache.kafka");

  static {
    CLIENT_LOG.setLevel(Level.SEVERE);
  }

  private TopicSetup() {}

  /**
   * Makes what is missing and waits until it can be used.
   *
   * @param bootstrapServers of the broker
   * @param replicas of a topic to be made; -1 leaves it to the broker
   * @return how many topics were made
   */
  public static int createMissing(String bootstrapServers, short replicas)
      throws StartFailed, InterruptedException {
    return createMissing(bootstrapServers, replicas, PATIENCE);
  }

  static int createMissing(String bootstrapServers, short replicas, Duration patience)
      throws StartFailed, InterruptedException {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) patience.toMillis(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) patience.toMillis(),
            AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
            50,
            AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            500);
    try (Admin admin = Admin.create(settings)) {
      Set<String> present = admin.listTopics().names().get();
      List<NewTopic> missing = new ArrayList<>();
      wanted()
          .filter(topic -> !present.contains(topic.name()))
          .forEach(topic -> missing.add(asNew(topic, replicas)));
      if (!missing.isEmpty()) {
        admin.createTopics(missing).all().get();
      }
      return missing.size();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof TopicExistsException) {
        return 0;
      }
      throw new StartFailed(
          "Kafka at %s cannot be used: %s"
              .formatted(bootstrapServers, reason(failed.getCause(), patience)));
    }
  }

  private static String reason(Throwable cause, Duration patience) {
    return cause instanceof TimeoutException
        ? "nobody answered within %d s. It is set by KAFKA_BOOTSTRAP_SERVERS; without it the embedded one is used."
            .formatted(patience.toSeconds())
        : cause instanceof UnsupportedVersionException
            ? "it is too old, 2.1 is needed at least (" + cause.getMessage() + ")"
            : cause.getMessage();
  }

  private static Stream<Topics.Topic> wanted() {
    return Topics.ALL.stream().flatMap(topic -> Stream.of(topic, topic.deadLetters()));
  }

  private static NewTopic asNew(Topics.Topic topic, short replicas) {
    Map<String, String> config = new HashMap<>();
    if (topic.compacted()) {
      config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
      config.put(
          TopicConfig.DELETE_RETENTION_MS_CONFIG, Long.toString(Duration.ofDays(14).toMillis()));
    } else {
      config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
      config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis()));
    }
    return new NewTopic(topic.name(), Topics.PARTITIONS, replicas).configs(config);
  }
}
