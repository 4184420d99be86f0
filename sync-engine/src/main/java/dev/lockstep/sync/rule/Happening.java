package dev.lockstep.sync.rule;

import dev.lockstep.contract.Status.Category;
import java.time.Instant;
import java.util.List;

/** Something that happened to an item, as it was kept. */
public sealed interface Happening {

  /** When the engine heard of it. */
  Instant at();

  /**
   * An artefact that names it was told.
   *
   * @param ref its identity
   * @param live whether it happened then, and was not history even then
   */
  record Told(String ref, Artefact artefact, boolean live, Instant at) implements Happening {}

  /** An artefact names it no longer. */
  record Dropped(String ref, Instant at) implements Happening {}

  /** The item itself was told. */
  record ItemTold(Item item, boolean live, Instant at) implements Happening {}

  /** A child of it was told. */
  record ChildTold(String ref, Category category, boolean live, Instant at) implements Happening {}

  /** A rule moved it to the first of these that its workflow had. */
  record Moved(List<String> wanted, Instant at) implements Happening {}
}
