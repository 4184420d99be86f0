package dev.lockstep.jira;

import dev.lockstep.contract.WorkItem;
import dev.lockstep.jira.mapping.Discussion;
import dev.lockstep.jira.port.Discussions;
import dev.lockstep.jira.port.Histories;
import dev.lockstep.jira.port.IssueIds;
import dev.lockstep.jira.port.Presence;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of a site a test does not expect to be asked for. */
public final class Silent implements IssueIds, Histories, Discussions, Presence {

  @Override
  public Uni<IssueIds.Page> page(@Nullable String query, Optional<String> pageToken) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Histories.Page> page(Collection<String> ids, Optional<String> pageToken) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Discussion> comments(String issueId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<List<WorkItem.RemoteLink>> remoteLinks(String issueId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Boolean> issue(String issueId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Boolean> project(String key) {
    throw new UnsupportedOperationException();
  }
}
