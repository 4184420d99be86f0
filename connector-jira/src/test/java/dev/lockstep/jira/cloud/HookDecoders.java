package dev.lockstep.jira.cloud;

import dev.lockstep.jira.hook.HookDecoder;

/** The decoders of this package, for tests of their callers. */
public final class HookDecoders {

  private HookDecoders() {}

  /** Reads Jira Cloud's webhooks. */
  public static HookDecoder cloud() {
    return new CloudHooks();
  }
}
