package dev.lockstep.jira.harvest;

import dev.lockstep.connector.ChangePublisher;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.RunCompleted;
import dev.lockstep.contract.RunHarvest;
import dev.lockstep.contract.RunPage;
import dev.lockstep.contract.Topics;
import dev.lockstep.jira.collect.Observations;
import dev.lockstep.jira.harvest.HarvestRuns.Run;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Connector;
import dev.lockstep.jira.port.IssueIds;
import dev.lockstep.jira.port.IssueIds.Listed;
import dev.lockstep.jira.port.IssuesById;
import dev.lockstep.jira.port.Site;
import dev.lockstep.messaging.TopicEnds;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Settings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One flat sweep of a scope: ids by thousands, items by hundreds, each told whether it was told
 * before or not. What comes after an interruption goes on at the page of ids it was at.
 */
@ApplicationScoped
class Harvest {

  /** Calls that are under way at the same time; others want to read the site too. */
  private static final int AT_ONCE = 4;

  private final ChangePublisher publisher;
  private final HarvestRuns runs;
  private final TopicEnds ends;
  private final Settings settings;
  private final Clock clock;

  Harvest(
      ChangePublisher publisher, HarvestRuns runs, TopicEnds ends, Settings settings, Clock clock) {
    this.publisher = publisher;
    this.runs = runs;
    this.ends = ends;
    this.settings = settings;
    this.clock = clock;
  }

  /** Jira refuses the token of a page, which it gave long ago. */
  static final class PageForgottenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PageForgottenException(Throwable refusal) {
      super(refusal);
    }
  }

  /** Tells what is left of a run; its end is for the caller to tell. */
  Uni<RunCompleted> finish(Site site, RunHarvest command, Run run) {
    return pages(site, scope(command), run)
        .chain(told -> ends.of(Topics.WORK_ITEM_BULK).map(until -> completed(site, told, until)));
  }

  /** The next attempt begins with the first page. */
  Uni<Void> fromItsBeginning(Run run) {
    return runs.save(run.again());
  }

  private RunCompleted completed(Site site, Run told, Map<String, Long> until) {
    Instant now = clock.instant();
    return new RunCompleted(
        told.id(), site.id(), told.items(), until, now.toEpochMilli(), now, told.beganAt());
  }

  private @Nullable String scope(RunHarvest command) {
    JiraInstance instance = settings.jira().get(command.instance());
    return command.query() != null || instance == null ? command.query() : instance.harvestJql();
  }

  private Uni<Run> pages(Site site, @Nullable String query, Run run) {
    return run.complete()
        ? Uni.createFrom().item(run)
        : listed(site, query, run)
            .chain(page -> told(site, page, run))
            .chain(next -> pages(site, query, next));
  }

  private Uni<IssueIds.Page> listed(Site site, @Nullable String query, Run run) {
    return site.ids()
        .page(query, run.next())
        .onFailure(e -> e instanceof Rejected && run.next().isPresent())
        .transform(PageForgottenException::new)
        .call(
            page ->
                page.issues().isEmpty()
                    ? site.account().prove(new Calls())
                    : Uni.createFrom().voidItem());
  }

  private Uni<Run> told(Site site, IssueIds.Page page, Run run) {
    return Multi.createFrom()
        .iterable(page.issues())
        .group()
        .intoLists()
        .of(IssuesById.MOST)
        .onItem()
        .transformToUni(part -> told(site, part, run.id()))
        .merge(AT_ONCE)
        .collect()
        .with(Collectors.summingInt(Integer::intValue))
        .chain(items -> noted(site, run.after(items, page.next()), items));
  }

  private Uni<Integer> told(Site site, List<Listed> part, String runId) {
    return site.issues()
        .withoutHistory(part.stream().map(Listed::id).toList())
        .chain(
            found ->
                publisher.publishAgain(
                    site.scope(),
                    Connector.SOURCE,
                    runId,
                    found.stream().map(one -> Observations.item(one, 0)).toList()));
  }

  private Uni<Run> noted(Site site, Run run, int items) {
    Instant now = clock.instant();
    RunPage page = new RunPage(run.id(), site.id(), run.page(), items, run.page(), now);
    return publisher
        .publish(Connector.SOURCE, Origin.LIVE, List.of(page))
        .chain(() -> runs.save(run))
        .replaceWith(run);
  }
}
