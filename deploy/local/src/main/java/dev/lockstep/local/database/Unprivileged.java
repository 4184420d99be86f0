package dev.lockstep.local.database;

import dev.lockstep.local.process.StartFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL refuses to run as root; for root this finds a way to be somebody else. */
final class Unprivileged {
  private static final String NOBODY = "65534";

  private Unprivileged() {}

  /**
   * The words to put before a command of PostgreSQL, none when this is not root.
   *
   * @param data the cluster's folder; given to the other user where that is needed
   */
  static List<String> prefix(Path data) throws StartFailed {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    if (succeeds("unshare", "-U", "sh", "-c", "test \"$(id -u)\" != 0")) {
      return List.of("unshare", "-U");
    }
    List<String> setpriv =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    if (succeeds("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "true")
        && succeeds("chown", "-R", NOBODY + ":" + NOBODY, data.toString())) {
      return setpriv;
    }
    throw new StartFailed(
        "PostgreSQL does not run as root, and this system offers neither \"unshare -U\" nor \"setpriv\"."
            + " Start Lockstep as another user, or set PG_HOST to use a server of your own.");
  }

  private static boolean succeeds(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchTool) {
      return false;
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
