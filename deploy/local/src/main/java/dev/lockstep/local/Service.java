package dev.lockstep.local;

import java.nio.file.Path;
import java.util.Locale;

/** The five services, in the order in which they are told of. */
public enum Service {
  /** Speaks to Jira. */
  CONNECTOR_JIRA("connector-jira", 8081, 128),
  /** Speaks to the code hosts. */
  CONNECTOR_SCM("connector-scm", 8082, 96),
  /** Decides. */
  SYNC_ENGINE("sync-engine", 8083, 64),
  /** Tells people. */
  NOTIFIER("notifier", 8084, 64),
  /** Knows and serves. */
  HARVEST_API("harvest-api", 8080, 64);

  private final String module;
  private final int port;
  private final int heapMegabytes;

  Service(String module, int port, int heapMegabytes) {
    this.module = module;
    this.port = port;
    this.heapMegabytes = heapMegabytes;
  }

  /** The name of the service and of its Maven module. */
  public String module() {
    return module;
  }

  /** The name of its process in a set of services, counted from 0. */
  public String processName(int set) {
    return set == 0 ? module : module + "-" + (set + 1);
  }

  /** Where it listens unless told otherwise. */
  public int defaultPort() {
    return port;
  }

  /** The largest heap it gets. */
  int heapMegabytes() {
    return heapMegabytes;
  }

  /** The setting that moves its port: {@code LOCKSTEP_<SERVICE>_PORT}. */
  public String portSetting() {
    return "LOCKSTEP_" + name() + "_PORT";
  }

  /**
   * The setting with further options for its JVM, such as a profiler: {@code
   * LOCKSTEP_<SERVICE>_JAVA_OPTS}.
   */
  String javaOptionsSetting() {
    return "LOCKSTEP_" + name() + "_JAVA_OPTS";
  }

  /** The built artefact below the home of the product. */
  Path jar(Path home) {
    return home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
  }

  /** Finds a service by the name of its module. */
  static Service named(String module) {
    return valueOf(module.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
