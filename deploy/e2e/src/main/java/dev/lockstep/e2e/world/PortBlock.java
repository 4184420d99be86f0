package dev.lockstep.e2e.world;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ports that nobody uses, below those the system hands out by itself. */
final class PortBlock {
  private static final int FIRST = 20_000;
  private static final int LAST = 31_000;
  private static final int STEP = 40;
  private static final int MANAGEMENT = 1000;
  private static final List<String> SERVICES =
      List.of("HARVEST_API", "CONNECTOR_JIRA", "CONNECTOR_SCM", "SYNC_ENGINE", "NOTIFIER");

  private final int base;

  private PortBlock(int base) {
    this.base = base;
  }

  /** The first block of which every port is free. */
  static PortBlock find() {
    for (int base = FIRST; base < LAST; base += STEP) {
      PortBlock block = new PortBlock(base);
      if (block.settings().values().stream().map(Integer::valueOf).allMatch(PortBlock::isFree)) {
        return block;
      }
    }
    throw new IllegalStateException("no free ports between " + FIRST + " and " + LAST);
  }

  int frontDoor() {
    return base;
  }

  int postgres() {
    return base + 1;
  }

  int kafka() {
    return base + 2;
  }

  int sandbox() {
    return base + 4;
  }

  /** As the launcher reads them. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("LOCKSTEP_PORT", Integer.toString(frontDoor()));
    settings.put("LOCKSTEP_POSTGRES_PORT", Integer.toString(postgres()));
    settings.put("LOCKSTEP_KAFKA_PORT", Integer.toString(kafka()));
    settings.put("LOCKSTEP_SANDBOX_PORT", Integer.toString(sandbox()));
    for (int i = 0; i < SERVICES.size(); i++) {
      settings.put("LOCKSTEP_" + SERVICES.get(i) + "_PORT", Integer.toString(base + 10 + i));
    }
    return settings;
  }

  private static boolean isFree(int port) {
    return canBind(port) && canBind(port + MANAGEMENT) && canBind(port + 1);
  }

  private static boolean canBind(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
