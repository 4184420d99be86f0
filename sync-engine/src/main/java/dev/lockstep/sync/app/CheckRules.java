package dev.lockstep.sync.app;

import dev.lockstep.settings.BookSettings;
import dev.lockstep.settings.BooksReading;
import dev.lockstep.settings.Mistake;
import dev.lockstep.settings.RuleLine;
import dev.lockstep.settings.Settings;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds every mistake of rule books, also those that only a tracker can tell. */
@ApplicationScoped
public class CheckRules {

  /** So many statuses of a tracker help; all of them may be hundreds. */
  private static final int SHOWN = 30;

  private final Trackers trackers;
  private final Settings settings;

  CheckRules(Trackers trackers, Settings settings) {
    this.trackers = trackers;
    this.settings = settings;
  }

  /**
   * Refuses the start with a status that no tracker knows.
   *
   * @throws IllegalStateException naming each of them
   */
  void atStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    List<Mistake> mistakes =
        unknownStatuses(settings.rules().books()).await().atMost(Duration.ofSeconds(30));
    if (!mistakes.isEmpty()) {
      throw new IllegalStateException(
          mistakes.stream()
              .map(mistake -> "\n  - " + mistake)
              .collect(Collectors.joining("", "The rule books are wrong:", "")));
    }
  }

  /** Reads and checks books as they stand in lockstep.yaml. */
  public Uni<BooksReading> check(String yaml) {
    BooksReading read = BooksReading.of("rules", yaml);
    return unknownStatuses(read.books())
        .map(
            unknown -> {
              List<Mistake> mistakes = new ArrayList<>(read.mistakes());
              mistakes.addAll(unknown);
              return new BooksReading(read.books(), mistakes);
            });
  }

  /**
   * Statuses are known once a tracker's directory was read; before that nothing is said of them.
   */
  Uni<List<Mistake>> unknownStatuses(List<BookSettings> books) {
    return trackers
        .statusesByInstance()
        .map(
            known -> {
              List<Mistake> mistakes = new ArrayList<>();
              books.forEach(book -> mistakes.addAll(unknownStatuses(book, known)));
              return mistakes;
            });
  }

  private List<Mistake> unknownStatuses(BookSettings book, Map<String, Set<String>> known) {
    Set<String> instances =
        book.instances().isEmpty() ? settings.jira().keySet() : book.instances();
    List<Mistake> mistakes = new ArrayList<>();
    if (instances.isEmpty() || !known.keySet().containsAll(instances)) {
      return mistakes;
    }
    String where = "rules.books." + book.name();
    Set<String> wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (RuleLine rule : book.rules()) {
      wanted.addAll(rule.status());
      // Of the standard rules the first status that a workflow has counts; sites need not have all.
      if (!BookSettings.isStandard(rule)) {
        rule.status()
            .forEach(
                status ->
                    unknown(where + ".rules." + rule.name(), status, instances, known)
                        .ifPresent(mistakes::add));
      }
    }
    if (!book.order().equals(BookSettings.standard().order())) {
      book.order().stream()
          .filter(status -> !wanted.contains(status))
          .forEach(
              status ->
                  unknown(where + ".order", status, instances, known).ifPresent(mistakes::add));
    }
    return mistakes;
  }

  private static Optional<Mistake> unknown(
      String where, String status, Set<String> instances, Map<String, Set<String>> known) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    instances.forEach(instance -> names.addAll(known.get(instance)));
    return names.contains(status)
        ? Optional.empty()
        : Optional.of(
            new Mistake(
                where,
                "the status '%s', which does not exist in Jira %s"
                    .formatted(status, String.join(", ", new TreeSet<>(instances))),
                "one of "
                    + names.stream().limit(SHOWN).collect(Collectors.joining(", "))
                    + (names.size() > SHOWN ? " and others" : "")));
  }
}
