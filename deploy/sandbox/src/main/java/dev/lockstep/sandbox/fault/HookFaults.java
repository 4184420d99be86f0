package dev.lockstep.sandbox.fault;

/**
 * What goes wrong with webhooks. Rates are shares of hooks from 0 to 1.
 *
 * @param lostRate never sent
 * @param duplicateRate sent twice, with the same identifier
 * @param delayRate sent late, so that later hooks overtake them
 * @param delayMillis the longest delay
 */
public record HookFaults(
    double lostRate, double duplicateRate, double delayRate, long delayMillis) {
  /** Nothing goes wrong. */
  public static final HookFaults NONE = new HookFaults(0, 0, 0, 1000);

  /** Checks the values. */
  public HookFaults {
    Rates.check("lostRate", lostRate);
    Rates.check("duplicateRate", duplicateRate);
    Rates.check("delayRate", delayRate);
    Rates.notNegative("delayMillis", delayMillis);
  }
}
