package dev.lockstep.jira.port;

import dev.lockstep.contract.DirectoryEntry;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a site's issues refer to. */
@FunctionalInterface
public interface Directory {

  /**
   * All projects in scope, statuses and issue types; complete, read with a credential that was
   * shown to be good.
   */
  Uni<List<Named>> read();

  /**
   * Something with a name.
   *
   * @param key the short name people use, where it has one
   */
  record Named(
      DirectoryEntry.Kind kind,
      String id,
      @Nullable String key,
      String name,
      Map<String, String> attributes) {}
}
