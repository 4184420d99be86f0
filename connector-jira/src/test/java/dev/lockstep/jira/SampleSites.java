package dev.lockstep.jira;

import dev.lockstep.jira.edit.EditPlan.Content;
import dev.lockstep.jira.edit.People;
import dev.lockstep.jira.edit.PlainTexts;
import dev.lockstep.jira.edit.TextForm;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Directory;
import dev.lockstep.jira.port.Editing;
import dev.lockstep.jira.port.NewIssues;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Sites;
import dev.lockstep.jira.port.Webhooks;
import dev.lockstep.jira.port.Workflow;
import dev.lockstep.jira.port.Writing;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** One that makes issues and nothing else. */
  public static Site writing(String id, NewIssues newIssues) {
    Site plain = of(id, Unused.part(Webhooks.class));
    Writing writing =
        new Writing(
            new OnlyForm(),
            newIssues,
            Unused.WRITING.comments(),
            Unused.WRITING.links(),
            Unused.WRITING.files());
    return new Site(
        id,
        plain.changed(),
        plain.issues(),
        plain.directory(),
        plain.workflow(),
        plain.account(),
        plain.ids(),
        plain.histories(),
        plain.discussions(),
        plain.presence(),
        plain.webhooks(),
        plain.fields(),
        writing);
  }

  /** Edits nothing, and takes texts as they stand. */
  private static final class OnlyForm implements Editing {
    @Override
    public TextForm form() {
      return new PlainTexts();
    }

    @Override
    public People nobody() {
      return new People("accountId", Map.of());
    }

    @Override
    public Uni<Editable> editable(String issueId, Set<String> fields, Calls calls) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> edit(String issueId, Content content, Calls calls) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Optional<String>> account(String email, Calls calls) {
      throw new UnsupportedOperationException();
    }
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
