package dev.lockstep.scm.web;

import java.util.List;
import java.util.Optional;

/** One for each provider this version knows, set up or not. */
public record HookEndpoints(List<HookEndpoint> all) {

  public HookEndpoints {
    all = List.copyOf(all);
  }

  Optional<HookEndpoint> of(String provider) {
    return all.stream().filter(endpoint -> endpoint.provider().equals(provider)).findFirst();
  }
}
