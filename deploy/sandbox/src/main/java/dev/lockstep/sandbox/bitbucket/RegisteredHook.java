package dev.lockstep.sandbox.bitbucket;

import dev.lockstep.sandbox.hook.HookTarget;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook that was registered by the REST API. */
public record RegisteredHook(
    String id,
    String name,
    URI url,
    @Nullable String secret,
    boolean active,
    List<String> events,
    long created) {
  /** Copies, and checks the address as every target's. */
  public RegisteredHook {
    events = List.copyOf(events);
    new HookTarget(url, secret);
  }

  /** Whether it is to hear of this event. */
  public boolean wants(String event) {
    return active && events.contains(event);
  }

  /** Where it goes. */
  public HookTarget target() {
    return new HookTarget(url, secret);
  }
}
