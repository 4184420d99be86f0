package dev.lockstep.local.demo;

import dev.lockstep.local.LocalSystem;
import java.net.URI;

/**
 * Where the story is played.
 *
 * @param door the front door, as this process and the sandbox reach it
 * @param sandbox the simulators
 * @param apiKey what callers send
 * @param bootstrapServers of the broker
 */
record Stage(URI door, URI sandbox, String apiKey, String bootstrapServers) {
  static Stage of(LocalSystem system) {
    return new Stage(system.url(), system.sandboxUrl(), system.apiKey(), system.bootstrapServers());
  }
}
