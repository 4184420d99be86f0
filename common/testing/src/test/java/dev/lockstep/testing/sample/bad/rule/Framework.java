package dev.lockstep.testing.sample.bad.rule;

import jakarta.ws.rs.core.Response;

/** A decision that knows a framework, and HTTP outside web. */
final class Framework {
  Response decide() {
    return Response.noContent().build();
  }
}
