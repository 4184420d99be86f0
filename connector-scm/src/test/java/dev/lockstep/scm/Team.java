package dev.lockstep.scm;

import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.sandbox.SandboxClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The people around the service under test: developers, and the connector that knows the projects.
 */
final class Team {

  static final String DANA = "Dana Developer";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  final SandboxClient sandbox = new SandboxClient(URI.create(setting("sandbox.url")));
  final BitbucketPeople bitbucket = sandbox.bitbucket(SandboxResource.WORKSPACE);

  static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }

  /** A new repository in the workspace. */
  RepositoryRef newRepository() {
    String slug =
        "shop-"
            + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT)
            + "-"
            + NUMBER.incrementAndGet();
    bitbucket.repository(slug);
    return new RepositoryRef("bitbucket", SandboxResource.WORKSPACE, slug);
  }

  /** Tells of Jira projects as connector-jira does. */
  static void projects(String topic, String... keys) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", setting("kafka.bootstrap.servers")),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (String key : keys) {
        producer.send(record(topic, key));
      }
      producer.flush();
    }
  }

  private static ProducerRecord<String, byte[]> record(String topic, String key) {
    Instant now = Instant.now();
    DirectoryEntry entry =
        new DirectoryEntry(
            DirectoryEntry.Kind.PROJECT,
            "jira/1",
            "id-" + key,
            key,
            "Project " + key,
            true,
            Map.of(),
            now.toEpochMilli(),
            now);
    MessageCodec.Encoded encoded =
        MessageCodec.encode(Envelope.of("/connector-jira", now, Origin.LIVE, entry));
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, encoded.key(), encoded.value());
    Headers headers = record.headers();
    encoded
        .headers()
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }
}
