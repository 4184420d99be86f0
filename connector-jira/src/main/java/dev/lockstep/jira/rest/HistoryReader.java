package dev.lockstep.jira.rest;

import dev.lockstep.contract.HistoryPage;
import dev.lockstep.contract.HistoryPage.Change;
import dev.lockstep.contract.HistoryPage.Entry;
import dev.lockstep.contract.Person;
import dev.lockstep.jira.mapping.JiraTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the changelogs of one answer. What repeats in nearly every entry, people and names, is kept
 * once: an answer may hold ten thousand entries.
 */
public final class HistoryReader {

  /** The field of an entry that tells that an issue was moved to another project. */
  private static final String KEY = "Key";

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

  /** Keys an issue had before it was moved, as far as these entries tell. */
  public static Set<String> formerKeys(String key, List<HistoryPage.Entry> entries) {
    Set<String> former = new HashSet<>();
    for (Entry entry : entries) {
      for (Change change : entry.changes()) {
        String from = change.from();
        if (change.field().equals(KEY) && from != null && !from.equals(key)) {
          former.add(from);
        }
      }
    }
    return former;
  }
}
