package dev.lockstep.e2e.world;

import dev.lockstep.local.database.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What the services have taken on and not finished, read where they keep it. */
public final class Backlog implements AutoCloseable {
  private static final String OFFSETS =
      "select consumer, topic, partition, next from %s.consumer_offset";
  private static final List<String> SCHEMAS = List.of("jira", "scm", "sync", "notify", "harvest");
  private static final Map<String, String> QUEUES = queues();

  /** Held, because a logger nobody holds forgets its level. */
  private static final Logger CLIENT_LOG = Logger.getLogger("org.apache.kafka");

  static {
    CLIENT_LOG.setLevel(Level.SEVERE);
  }

  private final Database database;
  private final Admin admin;

  /** Reads this database and this broker. */
  public Backlog(Database database, String bootstrapServers) {
    this.database = database;
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  private static Map<String, String> queues() {
    Map<String, String> queues = new TreeMap<>();
    for (String schema : SCHEMAS) {
      queues.put(schema + ".outbox", "select count(*) from %s.outbox".formatted(schema));
      queues.put(schema + ".parked", "select count(*) from %s.parked".formatted(schema));
    }
    queues.put("jira.work", "select count(*) from jira.work");
    queues.put("scm.work", "select count(*) from scm.work");
    queues.put("sync.pending", "select count(*) from sync.pending");
    queues.put("notify.delivery", "select count(*) from notify.delivery where state = 'WAITING'");
    return queues;
  }

  /** Everything unfinished by name and count; empty when all is done. */
  public Map<String, Long> unfinished() {
    Map<TopicPartition, Long> ends = ends();
    Map<String, Long> unfinished = new TreeMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> queue : QUEUES.entrySet()) {
        try (ResultSet rows = statement.executeQuery(queue.getValue())) {
          rows.next();
          note(unfinished, queue.getKey(), rows.getLong(1));
        }
      }
      for (String schema : SCHEMAS) {
        try (ResultSet rows = statement.executeQuery(OFFSETS.formatted(schema))) {
          while (rows.next()) {
            TopicPartition partition = new TopicPartition(rows.getString(2), rows.getInt(3));
            note(
                unfinished,
                rows.getString(1),
                Math.max(0, ends.getOrDefault(partition, 0L) - rows.getLong(4)));
          }
        }
      }
    } catch (SQLException broken) {
      throw new IllegalStateException("the database does not answer", broken);
    }
    return unfinished;
  }

  private static void note(Map<String, Long> unfinished, String name, long count) {
    if (count > 0) {
      unfinished.merge(name, count, Long::sum);
    }
  }

  /** A number out of the database. */
  public long count(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException broken) {
      throw new IllegalStateException(query, broken);
    }
  }

  /** The first column of every row. */
  public List<String> texts(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException broken) {
      throw new IllegalStateException(query, broken);
    }
  }

  /** How many records were ever written to each topic of the product. */
  public Map<String, Long> written() {
    return ends().entrySet().stream()
        .collect(
            Collectors.groupingBy(
                end -> end.getKey().topic(),
                TreeMap::new,
                Collectors.summingLong(Map.Entry::getValue)));
  }

  /** The end of every partition of the product's topics. */
  public Map<TopicPartition, Long> ends() {
    try {
      Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
      List<String> topics =
          admin.listTopics().names().get().stream()
              .filter(name -> name.startsWith("lockstep."))
              .toList();
      admin
          .describeTopics(topics)
          .allTopicNames()
          .get()
          .forEach(
              (name, topic) ->
                  topic
                      .partitions()
                      .forEach(
                          one ->
                              asked.put(
                                  new TopicPartition(name, one.partition()), OffsetSpec.latest())));
      return admin.listOffsets(asked).all().get().entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    } catch (ExecutionException broken) {
      throw new IllegalStateException("the broker does not answer", broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  @Override
  public void close() {
    admin.close();
  }
}
