package dev.lockstep.scm.config;

import dev.lockstep.scm.collect.HookAddresses.Cared;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.web.HookEndpoint;
import java.util.List;

/** What one provider adds to the service, as its settings say. */
interface Provider {

  /** One for each owner; none where the provider is not set up. */
  List<CodeHost> hosts();

  /** Where its webhooks arrive; off where it is not set up. */
  HookEndpoint endpoint();

  /** The owners whose webhooks are kept registered. */
  List<Cared> cared();
}
