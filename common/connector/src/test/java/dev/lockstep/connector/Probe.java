package dev.lockstep.connector;

import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.RepositoryRef;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Branches as observations; a branch's head tells the version published before. */
final class Probe {

  private Probe() {}

  static Observed observed(String name, long version) {
    return observed(name, version, "v" + version);
  }

  static Observed observed(String name, long version, String fingerprint) {
    return new Observed(
        branch(name, version, OptionalLong.empty()).orderKey(),
        version,
        fingerprint,
        before -> branch(name, version, before));
  }

  static Envelope<Event> envelope(String name, long version) {
    return Envelope.of(
        "/test",
        Instant.ofEpochMilli(version),
        Origin.LIVE,
        branch(name, version, OptionalLong.empty()));
  }

  static Event branch(String name, long version, OptionalLong before) {
    return new BranchChanged(
        new RepositoryRef("bitbucket", "acme", "shop"),
        name,
        true,
        before.isPresent() ? "after " + before.getAsLong() : "first",
        null,
        List.of(),
        version,
        Instant.ofEpochMilli(version));
  }
}
