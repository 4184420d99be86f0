package dev.lockstep.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port nobody uses, given once, for servers that cannot choose one themselves. It lies below
 * those that systems hand out (from 32,768 on): one of these could be gone before the server binds
 * it.
 */
final class FreePort {
  private static final int FIRST = 11_000;
  private static final int LAST = 15_000;
  private static final int LOOKS = 1000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  static int find() {
    for (int look = 0; look < LOOKS; look++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        if (free.isBound() && GIVEN.add(port)) {
          return port;
        }
      } catch (IOException taken) {
        // another, then
      }
    }
    throw new IllegalStateException("no free port found between " + FIRST + " and " + LAST);
  }
}
