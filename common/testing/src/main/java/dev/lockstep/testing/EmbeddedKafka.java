package dev.lockstep.testing;

import dev.lockstep.contract.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * {@link KafkaBroker} as a Quarkus test resource: {@code @WithTestResource(value =
 * EmbeddedKafka.class, scope = TestResourceScope.GLOBAL)}; {@code initArgs = @ResourceArg(name =
 * "partitions", value = "12")} if three are not enough. Makes the topics of Lockstep; gives
 * KAFKA_BOOTSTRAP_SERVERS and kafka.bootstrap.servers as config properties.
 */
public final class EmbeddedKafka implements QuarkusTestResourceLifecycleManager {
  private int partitions = KafkaBroker.DEFAULT_PARTITIONS;

  @Override
  public void init(Map<String, String> arguments) {
    partitions =
        Integer.parseInt(arguments.getOrDefault("partitions", Integer.toString(partitions)));
  }

  @Override
  public Map<String, String> start() {
    KafkaBroker broker = KafkaBroker.start(partitions);
    // A consumer that meets a topic while it is being made is given its partitions minutes later.
    broker.createTopics(
        partitions, Topics.ALL.stream().map(Topics.Topic::name).toArray(String[]::new));
    String servers = broker.bootstrapServers();
    return Map.of("KAFKA_BOOTSTRAP_SERVERS", servers, "kafka.bootstrap.servers", servers);
  }

  /** Nothing: the broker serves the next test class and ends with the JVM. */
  @Override
  public void stop() {}
}
