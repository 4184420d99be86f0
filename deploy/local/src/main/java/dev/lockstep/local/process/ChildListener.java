package dev.lockstep.local.process;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Is told what happens to a child after its first start. Called from the thread that watches the
 * child.
 */
public interface ChildListener {
  /** The child ended by itself and is started again after the wait. */
  void restarts(String name, int exitCode, Duration wait);

  /** The restarted child does its work again, this long after it was lost. */
  void isBack(String name, Duration outage);

  /** The child died too often; it stays down. */
  void gaveUp(String name, Path log);
}
