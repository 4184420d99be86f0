package dev.lockstep.local;

import dev.lockstep.local.database.Database;
import dev.lockstep.local.process.ChildSpec;
import dev.lockstep.local.process.ReadyProbe;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the services and the sandbox are run: the built artefacts as they are, told everything by
 * environment.
 */
final class ServiceProcess {
  private static final int SANDBOX_HEAP_MEGABYTES = 128;

  private final LocalOptions options;
  private final Path data;
  private final JavaCommand java;
  private final Map<String, String> common;

  ServiceProcess(
      LocalOptions options,
      Path data,
      JavaCommand java,
      Database database,
      String bootstrapServers,
      String apiKey) {
    this.options = options;
    this.data = data;
    this.java = java;
    Map<String, String> all = new HashMap<>(options.environment());
    all.remove("DATABASE_URL");
    all.putAll(database.environment());
    all.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    all.put("LOCKSTEP_API_KEY", apiKey);
    all.putIfAbsent("MALLOC_ARENA_MAX", "1");
    all.putIfAbsent("QUARKUS_BANNER_ENABLED", "false");
    all.putIfAbsent("QUARKUS_SWAGGER_UI_ENABLED", "true");
    all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    all.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    this.common = Map.copyOf(all);
  }

  /** One of the five in a set, counted from 0. */
  ChildSpec of(Service service, int set) {
    Ports ports = options.sets().get(set);
    int managementPort = ports.managementPort(service);
    Map<String, String> environment = new HashMap<>(common);
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.port(service)));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    String further = environment.getOrDefault(service.javaOptionsSetting(), "");
    List<String> command = java.jar(service.heapMegabytes(), further, service.jar(options.home()));
    return new ChildSpec(
        service.processName(set),
        command,
        environment,
        data,
        ReadyProbe.http(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready")),
        ChildSpec.Ending.TERMINATE,
        Duration.ofSeconds(10));
  }

  /** The simulators. */
  static ChildSpec sandbox(LocalOptions options, Path data, JavaCommand java) {
    int port = options.ports().sandbox();
    Map<String, String> environment = new HashMap<>(options.environment());
    environment.put("SANDBOX_PORT", Integer.toString(port));
    return new ChildSpec(
        "sandbox",
        java.jar(SANDBOX_HEAP_MEGABYTES, "", options.sandboxJar()),
        environment,
        data,
        ReadyProbe.port(port),
        ChildSpec.Ending.TERMINATE,
        Duration.ofSeconds(5));
  }
}
