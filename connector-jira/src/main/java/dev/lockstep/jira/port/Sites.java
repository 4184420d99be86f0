package dev.lockstep.jira.port;

import java.util.Collection;
import java.util.Optional;

/** The configured sites. */
public interface Sites {

  /** All, in the order of their ids. */
  Collection<Site> all();

  /** One, if it is configured. */
  Optional<Site> find(String id);
}
