package dev.lockstep.scm.collect;

import dev.lockstep.scm.port.HookCare;
import java.net.URI;
import java.util.List;

/** Whose webhooks are kept registered, and where they are to arrive; none where no setting asks. */
public record HookAddresses(List<Cared> cared) {

  public HookAddresses {
    cared = List.copyOf(cared);
  }

  /** An owner whose webhooks are cared for. */
  public record Cared(HookCare care, URI address) {}
}
