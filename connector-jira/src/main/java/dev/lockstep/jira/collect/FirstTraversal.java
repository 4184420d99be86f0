package dev.lockstep.jira.collect;

import dev.lockstep.connector.ChangePublisher;
import dev.lockstep.connector.ChangeSource;
import dev.lockstep.connector.Observed;
import dev.lockstep.connector.Told;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.port.Histories;
import dev.lockstep.jira.port.IssueIds;
import dev.lockstep.jira.port.IssueIds.Listed;
import dev.lockstep.jira.port.IssuesById;
import dev.lockstep.jira.port.Site;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Reads a site for the first time, at the least number of calls: pages of ids, then issues by id,
 * several calls at once, and the histories of a thousand issues together. One object reads one
 * traversal; a page of it is a portion of issues.
 *
 * <ul>
 *   <li>An issue is told after its history. What was told before is left out without a call, so a
 *       traversal that was interrupted goes on at its page of ids.
 *   <li>What changed since the first attempt began is left to the next traversal, which tells it as
 *       news.
 *   <li>The next traversal begins at the latest change that was told, never at a clock's time.
 * </ul>
 */
final class FirstTraversal implements ChangeSource {

  /** Calls for issues that are under way at the same time. */
  private static final int AHEAD = 8;

  /** Portions that are told together: fewer transactions, and more to send at a time. */
  private static final int TOGETHER = 4;

  /** With fewer portions to go, the histories of the next are begun. */
  private static final int LOW = Histories.MOST / IssuesById.MOST;

  private final Site site;
  private final ChangePublisher publisher;
  private final PortionReader reader;
  private final Proof proof;

  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Deque<UnderWay> underWay = new ArrayDeque<>();
  private final Deque<Chunk> chunks = new ArrayDeque<>();
  private FirstCursor at = FirstCursor.BEGINNING;
  private boolean begun;
  private boolean allListed;

  FirstTraversal(
      Site site, Instant beganAt, ChangePublisher publisher, ReadInFull readInFull, Proof proof) {
    this.site = site;
    this.publisher = publisher;
    this.reader = new PortionReader(site, beganAt, publisher, readInFull);
    this.proof = proof;
  }

  /** Ids of one page of ids whose histories are read together. */
  private record Chunk(Optional<String> token, List<Listed> issues) {}

  /** Issues of one call, and the histories they wait for. */
  private record Waiting(
      Optional<String> token, List<Listed> issues, Uni<Map<String, Set<String>>> formerKeys) {}

  private record UnderWay(Optional<String> token, Uni<PortionReader.Portion> portion) {}

  @Override
  public Uni<Page> changesSince(Optional<String> cursor) {
    if (!begun) {
      begun = true;
      at = cursor.map(FirstCursor::parse).orElse(FirstCursor.BEGINNING);
    }
    return filled()
        .chain(
            () ->
                underWay.isEmpty()
                    ? Uni.createFrom()
                        .item(new Page(List.of(), Cursor.after(at.seen()).toString(), false))
                    : page(nextUnderWay()));
  }

  private List<UnderWay> nextUnderWay() {
    List<UnderWay> next = new ArrayList<>();
    while (!underWay.isEmpty() && next.size() < TOGETHER) {
      next.add(underWay.remove());
    }
    return next;
  }

  private Uni<Page> page(List<UnderWay> next) {
    return Uni.join()
        .all(next.stream().map(UnderWay::portion).toList())
        .andFailFast()
        .map(
            portions -> {
              List<Observed> observed = new ArrayList<>();
              Instant seen = at.seen();
              for (PortionReader.Portion portion : portions) {
                observed.addAll(portion.observed());
                seen = portion.latest().isAfter(seen) ? portion.latest() : seen;
              }
              at = new FirstCursor(seen, at.token());
              // Asked again from here, the ids of the first of them come with the rest.
              return new Page(
                  observed, new FirstCursor(seen, next.get(0).token()).toString(), true);
            });
  }

  /** Begins as many calls as may be under way. */
  private Uni<Void> filled() {
    while (underWay.size() < AHEAD && !(waiting.isEmpty() && chunks.isEmpty())) {
      while (waiting.size() + underWay.size() <= LOW && !chunks.isEmpty()) {
        split(chunks.remove());
      }
      Waiting next = waiting.remove();
      underWay.add(
          new UnderWay(next.token(), eager(reader.read(next.issues(), next.formerKeys()))));
    }
    return underWay.size() == AHEAD || allListed ? Uni.createFrom().voidItem() : listed();
  }

  private void split(Chunk chunk) {
    Uni<Map<String, Set<String>>> formerKeys = eager(reader.histories(chunk.issues()));
    inParts(chunk.issues(), IssuesById.MOST)
        .forEach(part -> waiting.add(new Waiting(chunk.token(), part, formerKeys)));
  }

  /** The next page of ids, without those of what was told. */
  private Uni<Void> listed() {
    Optional<String> token = at.token();
    return site.ids()
        .page(null, token)
        .onFailure(e -> e instanceof Rejected && token.isPresent())
        .recoverWithUni(
            () -> {
              at = new FirstCursor(at.seen(), Optional.empty());
              return site.ids().page(null, Optional.empty());
            })
        .chain(page -> page.issues().isEmpty() ? proof.given().replaceWith(page) : untold(page))
        .invoke(
            page -> {
              inParts(page.issues(), Histories.MOST)
                  .forEach(part -> chunks.add(new Chunk(at.token(), part)));
              allListed = page.next().isEmpty();
              at = new FirstCursor(at.seen(), page.next());
            })
        .chain(this::filled);
  }

  private Uni<IssueIds.Page> untold(IssueIds.Page page) {
    return publisher
        .told(site.scope(), page.issues().stream().map(this::ref).toList())
        .map(
            told ->
                new IssueIds.Page(
                    page.issues().stream()
                        .filter(one -> told.getOrDefault(ref(one), Told.NOTHING).before().isEmpty())
                        .toList(),
                    page.next()));
  }

  private String ref(Listed issue) {
    return WorkItemRef.jira(site.id(), issue.id()).toString();
  }

  private static <T> List<List<T>> inParts(List<T> all, int size) {
    return IntStream.range(0, (all.size() + size - 1) / size)
        .mapToObj(i -> all.subList(i * size, Math.min(all.size(), (i + 1) * size)))
        .toList();
  }

  /** Begins it now; its answer is kept for whoever asks. */
  static <T> Uni<T> eager(Uni<T> question) {
    CompletableFuture<T> answer = question.subscribeAsCompletionStage();
    return Uni.createFrom().completionStage(answer);
  }
}
