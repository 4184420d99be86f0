package dev.lockstep.jira.rest;

import dev.lockstep.contract.HistoryPage.Change;
import dev.lockstep.contract.HistoryPage.Entry;
import dev.lockstep.contract.Person;
import dev.lockstep.jira.mapping.JiraTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the changelogs of one answer. What repeats in nearly every entry, people and names, is kept
 * once: an answer may hold ten thousand entries.
 */
public final class HistoryReader {

  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, String> words = new HashMap<>();

  /** One entry. */
  public Entry entry(IssueJson.Entry json) {
    Instant at = JiraTime.parse(Objects.requireNonNull(json.created(), "a time is missing"));
    String id = json.id();
    return new Entry(
        id == null ? at.toString() : id,
        at,
        person(json.author()),
        JiraClient.orEmpty(json.items()).stream().map(this::change).toList());
  }

  private Change change(IssueJson.Item item) {
    String id = item.fieldId();
    String field = id == null || id.isEmpty() ? item.field() : id;
    return new Change(
        once(field == null ? "" : field),
        onceOrNull(item.from()),
        onceOrNull(item.fromString()),
        onceOrNull(item.to()),
        onceOrNull(item.toText()));
  }

  private @Nullable Person person(IssueJson.@Nullable User user) {
    Person person = IssueMapping.person(user);
    return person == null ? null : people.computeIfAbsent(person.id(), id -> person);
  }

  private @Nullable String onceOrNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : once(text);
  }

  private String once(String text) {
    return text.length() > 64 ? text : words.computeIfAbsent(text, same -> same);
  }
}
