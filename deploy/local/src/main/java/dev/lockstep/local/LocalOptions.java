package dev.lockstep.local;

import dev.lockstep.local.database.Database;
import dev.lockstep.settings.PostgresSettings;
import dev.lockstep.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is started and where.
 *
 * @param home the root of the product, with the built services below it
 * @param data the folder of everything kept
 * @param host address of the front door
 * @param ports of everything
 * @param replicas the ports of every further set of services; with none there is one process of
 *     each
 * @param environment what every service gets, besides what the launcher says itself
 * @param apiKey null: generated and kept in the data folder
 * @param database null: the embedded one
 * @param bootstrapServers of a Kafka to use; null: the embedded one
 * @param sandbox whether the simulators are started too
 * @param fresh whether the data folder is emptied first
 */
public record LocalOptions(
    Path home,
    Path data,
    String host,
    Ports ports,
    List<Ports> replicas,
    Map<String, String> environment,
    @Nullable String apiKey,
    @Nullable Database database,
    @Nullable String bootstrapServers,
    boolean sandbox,
    boolean fresh) {

  public LocalOptions {
    replicas = List.copyOf(replicas);
    environment = Map.copyOf(environment);
  }

  /** As the settings say. */
  public static LocalOptions of(Path home, Settings settings, Map<String, String> environment) {
    PostgresSettings postgres = settings.postgres();
    return new LocalOptions(
        home,
        settings.lockstep().data(),
        settings.lockstep().host(),
        Ports.of(settings.lockstep()),
        List.of(),
        environment,
        settings.lockstep().apiKey() == null ? null : settings.lockstep().apiKey().value(),
        postgres == null ? null : Database.of(postgres),
        settings.kafka() == null ? null : settings.kafka().bootstrapServers(),
        false,
        false);
  }

  /** For tests: ports nobody uses, embedded parts, the environment of this process. */
  public static LocalOptions forTest(Path home, Path data, Map<String, String> environment) {
    return new LocalOptions(
        home,
        data,
        "127.0.0.1",
        Ports.free(),
        List.of(),
        environment,
        null,
        null,
        null,
        false,
        false);
  }

  /** The same with the simulators. */
  public LocalOptions withSandbox() {
    return new LocalOptions(
        home,
        data,
        host,
        ports,
        replicas,
        environment,
        apiKey,
        database,
        bootstrapServers,
        true,
        fresh);
  }

  /** The same with another environment for the services. */
  public LocalOptions withEnvironment(Map<String, String> other) {
    return new LocalOptions(
        home,
        data,
        host,
        ports,
        replicas,
        other,
        apiKey,
        database,
        bootstrapServers,
        sandbox,
        fresh);
  }

  /** The same with a database and a broker that somebody else runs. */
  public LocalOptions withServers(Database ownDatabase, String ownBroker) {
    return new LocalOptions(
        home,
        data,
        host,
        ports,
        replicas,
        environment,
        apiKey,
        ownDatabase,
        ownBroker,
        sandbox,
        fresh);
  }

  /** The same with another data folder. */
  public LocalOptions withData(Path other) {
    return new LocalOptions(
        home,
        other,
        host,
        ports,
        replicas,
        environment,
        apiKey,
        database,
        bootstrapServers,
        sandbox,
        fresh);
  }

  /** The same, beginning with an empty data folder. */
  public LocalOptions withFreshData() {
    return new LocalOptions(
        home,
        data,
        host,
        ports,
        replicas,
        environment,
        apiKey,
        database,
        bootstrapServers,
        sandbox,
        true);
  }

  /** The same with so many processes of every service, the further ones on ports nobody uses. */
  public LocalOptions withReplicas(int count) {
    List<Ports> further = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      further.add(Ports.free());
    }
    return new LocalOptions(
        home,
        data,
        host,
        ports,
        further,
        environment,
        apiKey,
        database,
        bootstrapServers,
        sandbox,
        fresh);
  }

  /** The ports of every set of services. */
  List<Ports> sets() {
    List<Ports> sets = new ArrayList<>();
    sets.add(ports);
    sets.addAll(replicas);
    return sets;
  }

  /** Where the unpacked PostgreSQL is: shared by all data folders of this build. */
  Path postgresBinaries() {
    return home.resolve("deploy/local/target/postgres");
  }

  /** The simulators' program. */
  Path sandboxJar() {
    return home.resolve("deploy/sandbox/target/sandbox.jar");
  }
}
