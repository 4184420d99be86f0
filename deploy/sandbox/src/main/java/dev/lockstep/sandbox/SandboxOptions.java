package dev.lockstep.sandbox;

import java.time.Clock;

/**
 * How a sandbox starts.
 *
 * @param host to listen on
 * @param port to listen on; 0 takes any free one
 * @param seed of everything random
 * @param clock of everything timed
 */
public record SandboxOptions(String host, int port, long seed, Clock clock) {
  /** On any free port of this machine, seed 1, the system's clock. */
  public static SandboxOptions local() {
    return new SandboxOptions("127.0.0.1", 0, 1, Clock.systemUTC());
  }

  /** The same with another port. */
  public SandboxOptions withPort(int number) {
    return new SandboxOptions(host, number, seed, clock);
  }

  /** The same with another seed. */
  public SandboxOptions withSeed(long number) {
    return new SandboxOptions(host, port, number, clock);
  }

  /** The same with another clock. */
  public SandboxOptions withClock(Clock other) {
    return new SandboxOptions(host, port, seed, other);
  }
}
