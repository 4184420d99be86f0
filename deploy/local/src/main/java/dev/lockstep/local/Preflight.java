package dev.lockstep.local;

import dev.lockstep.local.database.PostgresServer;
import dev.lockstep.local.process.Orphans;
import dev.lockstep.local.process.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What must hold before anything is started on a data folder. */
final class Preflight {
  private Preflight() {}

  /**
   * Ends what a killed launcher left, and sees that everything is built, every port free and the
   * folder one of this version.
   */
  static void run(LocalOptions options, DataFolder folder, Progress progress)
      throws StartFailed, IOException {
    requireBuilt(options);
    List<String> ended = orphansOf(folder).end(PostgresServer.pidFile(folder.postgres()));
    if (!ended.isEmpty()) {
      progress.note("Ended what a killed run had left behind: " + String.join(", ", ended));
    }
    requirePorts(options);
    if (options.fresh()) {
      folder.clear();
    }
    Layout.settle(folder.root());
  }

  private static void requireBuilt(LocalOptions options) throws StartFailed {
    List<Path> missing = new ArrayList<>();
    for (Service service : Service.values()) {
      missing.add(service.jar(options.home()));
    }
    if (options.sandbox()) {
      missing.add(options.sandboxJar());
    }
    missing.removeIf(Files::exists);
    if (!missing.isEmpty()) {
      throw new StartFailed(
          "Not built yet: " + missing + ". Run ./lockstep, which builds what is missing.");
    }
  }

  private static Orphans orphansOf(DataFolder folder) {
    return new Orphans(
        folder.run(),
        List.of(new JavaCommand(folder.root()).marker(), "-D " + folder.postgres() + "/"));
  }

  private static void requirePorts(LocalOptions options) throws StartFailed {
    List<Ports.Clash> clashes =
        options
            .ports()
            .clashes(
                options.database() == null, options.bootstrapServers() == null, options.sandbox());
    if (!clashes.isEmpty()) {
      StringBuilder message = new StringBuilder("Ports that cannot be had:");
      clashes.forEach(clash -> message.append("\n  ").append(clash.message()));
      throw new StartFailed(message.toString());
    }
  }
}
