package dev.lockstep.local;

import dev.lockstep.local.broker.BrokerLogging;
import dev.lockstep.local.broker.KafkaBroker;
import dev.lockstep.local.broker.TopicSetup;
import dev.lockstep.local.database.Database;
import dev.lockstep.local.database.PostgresServer;
import dev.lockstep.local.disk.DiskWatch;
import dev.lockstep.local.door.FrontDoor;
import dev.lockstep.local.process.Child;
import dev.lockstep.local.process.Children;
import dev.lockstep.local.process.StartFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything of Lockstep on this machine: database, broker, services, front door and, where wanted,
 * the sandbox. Used by the command line, the demonstration, the whole-system tests and the
 * benchmark.
 *
 * <p>Ends what it started when it is closed, in order; a start that fails ends what it had started.
 */
public final class LocalSystem implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final LocalOptions options;
  private final Progress progress;
  private final DataFolder folder;
  private final DataFolder.Lock lock;
  private final DiskWatch disk;
  private final Children children;
  private final JavaCommand java;
  private final String apiKey;
  private final Map<String, Child> services = new LinkedHashMap<>();
  private final @Nullable PostgresServer postgres;
  private final @Nullable KafkaBroker kafka;
  private final Database database;
  private final String bootstrapServers;

  private volatile @Nullable FrontDoor door;
  private boolean closed;

  private LocalSystem(
      LocalOptions options, DataFolder folder, DataFolder.Lock lock, Progress progress)
      throws IOException {
    this.options = options;
    this.progress = progress;
    this.folder = folder;
    this.lock = lock;
    this.java = new JavaCommand(folder.root());
    this.disk = new DiskWatch(folder.root(), progress::note, progress::warn);
    this.children =
        new Children(folder.logs(), folder.run(), new Reporter(progress), disk::hasRoom);
    this.apiKey = options.apiKey() == null ? folder.secret("api-key") : options.apiKey();
    Ports ports = options.ports();
    Database external = options.database();
    this.postgres =
        external != null
            ? null
            : new PostgresServer(
                options.postgresBinaries(),
                folder.postgres(),
                ports.postgres(),
                folder.secret("postgres-password"));
    this.database = postgres == null ? Objects.requireNonNull(external) : postgres.database();
    String brokers = options.bootstrapServers();
    this.kafka =
        brokers != null
            ? null
            : new KafkaBroker(folder.kafka(), ports.kafka(), ports.kafkaController());
    this.bootstrapServers =
        kafka == null ? Objects.requireNonNull(brokers) : kafka.bootstrapServers();
  }

  /**
   * Takes the data folder: ends what a killed launcher left there and sees that every port is free.
   * Starts nothing.
   *
   * @throws StartFailed when another launcher uses the folder or ports are taken; names all of them
   */
  public static LocalSystem open(LocalOptions options, Progress progress)
      throws StartFailed, IOException {
    DataFolder folder = DataFolder.at(options.data());
    DataFolder.Lock lock = folder.lock();
    try {
      Preflight.run(options, folder, progress);
      return new LocalSystem(options, folder, lock, progress);
    } catch (StartFailed | IOException | RuntimeException failed) {
      lock.close();
      throw failed;
    }
  }

  /** Takes the data folder and starts everything. */
  public static LocalSystem start(LocalOptions options, Progress progress)
      throws StartFailed, IOException, InterruptedException {
    LocalSystem system = open(options, progress);
    try {
      system.startParts();
      system.startServices();
      return system;
    } catch (StartFailed | IOException | InterruptedException | RuntimeException failed) {
      system.close();
      throw failed;
    }
  }

  /**
   * Starts database, broker with its topics, and the sandbox where it is wanted; returns when all
   * are ready.
   */
  public void startParts() throws StartFailed, IOException, InterruptedException {
    disk.begin();
    List<Step> steps = new ArrayList<>();
    if (postgres != null) {
      steps.add(new Step("PostgreSQL on " + database, () -> startPostgres(postgres)));
    } else {
      steps.add(new Step("your PostgreSQL, " + database, database::requireUsable));
    }
    if (kafka != null) {
      steps.add(new Step("Kafka on " + bootstrapServers, () -> startKafka(kafka)));
    } else {
      steps.add(
          new Step(
              "topics on your Kafka, " + bootstrapServers,
              () -> TopicSetup.createMissing(bootstrapServers, (short) -1)));
    }
    if (options.sandbox()) {
      steps.add(new Step("sandbox on " + sandboxUrl(), this::startSandbox));
    }
    Step.runAll(steps, progress);
  }

  /** Starts the five services and the front door; returns when all are ready. */
  public void startServices() throws StartFailed, IOException, InterruptedException {
    ServiceProcess process =
        new ServiceProcess(options, folder.root(), java, database, bootstrapServers, apiKey);
    List<Step> steps = new ArrayList<>();
    for (int set = 0; set < options.sets().size(); set++) {
      for (Service service : Service.values()) {
        Child child = children.start(process.of(service, set));
        services.put(child.name(), child);
        steps.add(
            new Step(
                child.name() + " on 127.0.0.1:" + options.sets().get(set).port(service),
                () -> child.awaitReady(PATIENCE)));
      }
    }
    steps.add(new Step("front door on " + url(), this::openDoor));
    Step.runAll(steps, progress);
  }

  private void startPostgres(PostgresServer server)
      throws StartFailed, IOException, InterruptedException {
    Child child = children.start(server.prepare(children.logOf(PostgresServer.NAME)));
    child.awaitReady(PATIENCE);
    server.createDatabase();
  }

  private void startKafka(KafkaBroker broker)
      throws StartFailed, IOException, InterruptedException {
    String further = "-Djava.util.logging.config.class=" + BrokerLogging.class.getName();
    Child child =
        children.start(
            broker.prepare(
                java.base(72, further), JavaCommand.withOwnClassPath(options.environment())));
    child.awaitReady(PATIENCE);
    TopicSetup.createMissing(bootstrapServers, (short) 1);
  }

  private void startSandbox() throws StartFailed, IOException, InterruptedException {
    Child child = children.start(ServiceProcess.sandbox(options, folder.root(), java));
    child.awaitReady(PATIENCE);
  }

  private void openDoor() throws StartFailed, InterruptedException {
    door = FrontDoor.open(options.host(), options.sets(), Hosts.local(), apiKey, database::answers);
  }

  /** Ends a service without warning, as a crash would. It is started again by itself. */
  public void kill(Service service) throws InterruptedException {
    child(service).kill();
  }

  /** Waits until a service does its work. */
  public void awaitReady(Service service, Duration atMost)
      throws StartFailed, InterruptedException {
    child(service).awaitReady(atMost);
  }

  /** The process of a service. */
  public Child child(Service service) {
    Child child = services.get(service.module());
    if (child == null) {
      throw new IllegalStateException(service.module() + " was not started");
    }
    return child;
  }

  /** Every process, by name, for measuring. */
  public List<Child> processes() {
    return children.all();
  }

  /** The front door. */
  public URI url() {
    return URI.create(
        "http://" + FrontDoor.reachableHost(options.host()) + ":" + options.ports().frontDoor());
  }

  /** The simulators, where they were started. */
  public URI sandboxUrl() {
    return URI.create("http://127.0.0.1:" + options.ports().sandbox());
  }

  /** What callers send as {@code X-API-Key}. */
  public String apiKey() {
    return apiKey;
  }

  /** Where the generated API key is kept; nothing when it was given. */
  public Optional<Path> apiKeyFile() {
    return options.apiKey() == null ? Optional.of(folder.apiKeyFile()) : Optional.empty();
  }

  /** The database. */
  public Database database() {
    return database;
  }

  /** The broker. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** The ports of everything. */
  public Ports ports() {
    return options.ports();
  }

  /** Where everything is kept. */
  public DataFolder folder() {
    return folder;
  }

  /** Ends everything: front door, services and sandbox, broker, database. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    disk.close();
    try {
      FrontDoor open = door;
      if (open != null) {
        open.close();
      }
    } finally {
      children.stopAll();
      lock.close();
    }
  }
}
