package dev.lockstep.sync.app;

import jakarta.enterprise.context.ApplicationScoped;

/** All that the engine remembers. */
@ApplicationScoped
class Memory {

  private final Artefacts artefacts;
  private final Items items;
  private final Decisions decisions;
  private final Effects effects;
  private final Trackers trackers;

  Memory(
      Artefacts artefacts, Items items, Decisions decisions, Effects effects, Trackers trackers) {
    this.artefacts = artefacts;
    this.items = items;
    this.decisions = decisions;
    this.effects = effects;
    this.trackers = trackers;
  }

  Artefacts artefacts() {
    return artefacts;
  }

  Items items() {
    return items;
  }

  Decisions decisions() {
    return decisions;
  }

  Effects effects() {
    return effects;
  }

  Trackers trackers() {
    return trackers;
  }
}
