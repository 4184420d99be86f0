package dev.lockstep.sync.app;

import jakarta.enterprise.context.ApplicationScoped;

/** All that the engine remembers. */
@ApplicationScoped
class Memory {

  private final Artefacts artefacts;
  private final Items items;
  private final Decisions decisions;
  private final Effects effects;
  private final Statuses statuses;

  Memory(
      Artefacts artefacts, Items items, Decisions decisions, Effects effects, Statuses statuses) {
    this.artefacts = artefacts;
    this.items = items;
    this.decisions = decisions;
    this.effects = effects;
    this.statuses = statuses;
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

  Statuses statuses() {
    return statuses;
  }
}
