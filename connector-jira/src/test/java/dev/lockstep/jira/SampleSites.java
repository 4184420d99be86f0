package dev.lockstep.jira;

import dev.lockstep.jira.port.Directory;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Sites;
import dev.lockstep.jira.port.Webhooks;
import dev.lockstep.jira.port.Workflow;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Sites that can do no more than a test needs. */
public final class SampleSites {

  private SampleSites() {}

  /** One with webhooks and nothing else. */
  public static Site of(String id, Webhooks webhooks) {
    return of(id, webhooks, () -> Uni.createFrom().item(List.of()));
  }

  /** One with webhooks and a directory. */
  public static Site of(String id, Webhooks webhooks, Directory directory) {
    Silent silent = new Silent();
    return new Site(
        id,
        (since, token) -> Uni.createFrom().nothing(),
        ids -> Uni.createFrom().nothing(),
        directory,
        Unused.part(Workflow.class),
        calls -> Uni.createFrom().nothing(),
        silent,
        silent,
        silent,
        silent,
        webhooks,
        () -> Uni.createFrom().nothing(),
        Unused.WRITING);
  }

  /** No site at all. */
  public static Sites none() {
    return new Sites() {
      @Override
      public Collection<Site> all() {
        return List.of();
      }

      @Override
      public Optional<Site> find(String id) {
        return Optional.empty();
      }
    };
  }
}
