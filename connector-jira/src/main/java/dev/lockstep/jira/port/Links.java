package dev.lockstep.jira.port;

import dev.lockstep.contract.LinkWorkItems.Remote;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Reads and writes links of issues. */
public interface Links {

  /** The links between an issue and others. */
  Uni<List<Link>> of(String issueId, Calls calls);

  /** Names of all types of links. */
  Uni<List<String>> types(Calls calls);

  /** The first issue blocks, duplicates, ... the second. */
  Uni<Void> add(String type, String fromId, String toId, Calls calls);

  /** Takes a link away. */
  Uni<Void> remove(String linkId, Calls calls);

  /** Adds a remote link, or replaces the one of this global id; doing it again is harmless. */
  Uni<Void> put(String issueId, Remote remote, Calls calls);

  /** Takes away the remote link of this global id. */
  Uni<Void> drop(String issueId, String globalId, Calls calls);

  /**
   * A link of an issue.
   *
   * @param type name of its type
   * @param outward whether it leads from this issue to the other: this one blocks the other
   * @param symmetric whether the type says the same in both directions
   * @param otherId numeric id of the other issue
   */
  record Link(String id, String type, boolean outward, boolean symmetric, String otherId) {}
}
