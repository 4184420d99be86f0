package dev.lockstep.jira.rest;

import dev.lockstep.contract.HistoryPage.Change;
import dev.lockstep.contract.HistoryPage.Entry;
import dev.lockstep.contract.Person;
import dev.lockstep.jira.mapping.JiraTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the changelogs of one answer. What repeats in nearly every entry, people and names, is kept
 * once: an answer may hold ten thousand entries.
 */
public final class HistoryReader {

  private static final int LONGEST_WORD = 64;

  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, String> words = new HashMap<>();

  /** One entry. */
  public Entry entry(IssueJson.Entry json) {
    IssueJson.User author = json.author();
    return entry(
        json.id(),
        json.created(),
        author == null ? null : person(author.id(), author.displayName()),
        JiraClient.orEmpty(json.items()).stream()
            .map(
                item ->
                    change(
                        item.fieldId(),
                        item.field(),
                        item.from(),
                        item.fromString(),
                        item.to(),
                        item.toText()))
            .toList());
  }

  /** One entry, by its parts. */
  public Entry entry(
      @Nullable String id,
      @Nullable String created,
      @Nullable Person author,
      List<Change> changes) {
    Instant at = JiraTime.parse(Objects.requireNonNull(created, "a time is missing"));
    return new Entry(id == null ? at.toString() : id, at, author, changes);
  }

  /** One change; a field without an id has its name for one. */
  public Change change(
      @Nullable String fieldId,
      @Nullable String field,
      @Nullable String fromId,
      @Nullable String from,
      @Nullable String toId,
      @Nullable String to) {
    String name = fieldId == null || fieldId.isEmpty() ? field : fieldId;
    return new Change(
        once(name == null ? "" : name),
        onceOrNull(fromId),
        onceOrNull(from),
        onceOrNull(toId),
        onceOrNull(to));
  }

  /** Who did it; nobody without an id. */
  public @Nullable Person person(@Nullable String id, @Nullable String name) {
    return id == null
        ? null
        : people.computeIfAbsent(id, fresh -> new Person(fresh, name == null ? fresh : name));
  }

  private @Nullable String onceOrNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : once(text);
  }

  private String once(String text) {
    if (text.length() > LONGEST_WORD) {
      return text;
    }
    String known = words.putIfAbsent(text, text);
    return known == null ? text : known;
  }
}
