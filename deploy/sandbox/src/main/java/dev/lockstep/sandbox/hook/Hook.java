package dev.lockstep.sandbox.hook;

import dev.lockstep.sandbox.fault.Upstream;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * One webhook to deliver.
 *
 * @param upstream who sends it
 * @param target where to
 * @param event the upstream's name of the event
 * @param subject what it is about, for the journal
 * @param identifier the same on every attempt
 * @param body the raw bytes
 * @param headers of an attempt, counted from 0
 * @param retries when and how often it is tried again
 * @param outcome hears the status of each attempt; 0 where there was no answer
 */
public record Hook(
    Upstream upstream,
    HookTarget target,
    String event,
    String subject,
    String identifier,
    byte[] body,
    IntFunction<Map<String, String>> headers,
    RetryPolicy retries,
    IntConsumer outcome) {

  /** One whose sender keeps no book of deliveries. */
  public Hook(
      Upstream upstream,
      HookTarget target,
      String event,
      String subject,
      String identifier,
      byte[] body,
      IntFunction<Map<String, String>> headers,
      RetryPolicy retries) {
    this(upstream, target, event, subject, identifier, body, headers, retries, status -> {});
  }
}
