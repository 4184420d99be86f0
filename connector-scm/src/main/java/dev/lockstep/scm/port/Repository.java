package dev.lockstep.scm.port;

import dev.lockstep.contract.RepositoryRef;
import org.jspecify.annotations.Nullable;

/**
 * A repository in scope, as a listing shows it.
 *
 * @param ref which
 * @param id the host's own id, which a rename does not change; the name where the host has none
 * @param name its name for people
 * @param archived whether nobody can change it any more
 * @param stamp equal stamps, equal content, as far as the host tells: a repository whose stamp did
 *     not change since its last sweep is swept rarely. Null where the listing tells nothing of that
 *     kind; such a repository is swept once an interval.
 */
public record Repository(
    RepositoryRef ref, String id, String name, boolean archived, @Nullable String stamp) {

  /** One of which only the name is known. */
  public static Repository named(RepositoryRef ref) {
    return new Repository(ref, ref.name(), ref.name(), false, null);
  }
}
