package dev.lockstep.local.process;

/** Who ends when: whoever needs something ends before it. */
enum EndingOrder {
  /** Services and simulators: they need everything else. */
  SERVICES,
  /** The broker. */
  BROKER,
  /** The database. */
  DATABASE;

  static EndingOrder of(String name) {
    return switch (name) {
      case "postgres" -> DATABASE;
      case "kafka" -> BROKER;
      default -> SERVICES;
    };
  }
}
