package dev.lockstep.jira.collect;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The items of a site that were published and are not gone, beside what the site lists. */
public interface KnownItems {

  /** An item by its reference and its last key. */
  record Item(String ref, String key) {}

  /** How many are known in these projects; in all when there are none. */
  Uni<Integer> count(String scope, Collection<String> projects);

  /** How many were told to be gone since then. */
  Uni<Integer> goneSince(String scope, Instant since);

  /** Forgets what the site listed before. */
  Uni<Void> beginListing(String scope);

  /** Keeps what the site lists. */
  Uni<Void> list(String scope, Collection<String> refs);

  /** How many the site listed. */
  Uni<Integer> listed(String scope);

  /** Known in these projects and not listed, after that reference, in their order. */
  Uni<List<Item>> missing(String scope, Collection<String> projects, String after, int limit);

  /** Listed and not known, after that reference, in their order. */
  Uni<List<String>> unknown(String scope, String after, int limit);

  /** The last census. */
  Uni<Optional<Census>> census(String scope);

  /** Keeps a census as the last one. */
  Uni<Void> save(String scope, Census census);
}
