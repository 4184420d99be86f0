package dev.lockstep.jira.cloud;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.HistoryPage.Change;
import dev.lockstep.contract.HistoryPage.Entry;
import dev.lockstep.contract.Person;
import dev.lockstep.jira.port.Histories;
import dev.lockstep.jira.rest.HistoryReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of {@code /changelog/bulkfetch} while it arrives. Ten thousand entries are some five
 * megabytes of JSON: neither these nor the same as objects are ever in memory as a whole, only what
 * is kept of them.
 */
final class ChangelogReader {

  private static final JsonFactory JSON = new JsonFactory();

  private final HistoryReader reader = new HistoryReader();
  private final Map<String, List<Entry>> entries = new LinkedHashMap<>();
  private final JsonParser json;
  private @Nullable String next;

  private ChangelogReader(JsonParser json) {
    this.json = json;
  }

  /**
   * Reads to the end; blocks while more is to come.
   *
   * @throws Unavailable when it is not the whole answer
   */
  static Histories.Page read(InputStream answer) {
    try (JsonParser json = JSON.createParser(answer)) {
      ChangelogReader page = new ChangelogReader(json);
      page.answer();
      return new Histories.Page(page.entries, Optional.ofNullable(page.next));
    } catch (IOException e) {
      throw new Unavailable("no usable answer with changelogs: " + e.getClass().getSimpleName());
    }
  }

  private void answer() throws IOException {
    json.nextToken();
    object();
    while (member()) {
      switch (json.currentName()) {
        case "issueChangeLogs" -> each(this::issue);
        case "nextPageToken" -> next = text();
        default -> json.skipChildren();
      }
    }
    if (json.nextToken() != null) {
      throw new Unavailable("Jira's answer with changelogs goes on after its end");
    }
  }

  private void issue() throws IOException {
    object();
    String id = null;
    List<Entry> ofIssue = new ArrayList<>();
    while (member()) {
      switch (json.currentName()) {
        case "issueId" -> id = text();
        case "changeHistories" -> each(() -> ofIssue.add(entry()));
        default -> json.skipChildren();
      }
    }
    if (id == null) {
      throw new Unavailable("Jira does not say whose changelog it gives");
    }
    entries.computeIfAbsent(id, same -> new ArrayList<>()).addAll(ofIssue);
  }

  private Entry entry() throws IOException {
    object();
    String id = null;
    String created = null;
    Person author = null;
    List<Change> changes = new ArrayList<>();
    while (member()) {
      switch (json.currentName()) {
        case "id" -> id = text();
        case "created" -> created = text();
        case "author" -> author = json.currentToken() == JsonToken.VALUE_NULL ? null : person();
        case "items" -> each(() -> changes.add(change()));
        default -> json.skipChildren();
      }
    }
    return reader.entry(id, created, author, changes);
  }

  private @Nullable Person person() throws IOException {
    object();
    String id = null;
    String name = null;
    while (member()) {
      switch (json.currentName()) {
        case "accountId" -> id = text();
        case "displayName" -> name = text();
        default -> json.skipChildren();
      }
    }
    return reader.person(id, name);
  }

  private Change change() throws IOException {
    object();
    String field = null;
    String fieldId = null;
    String from = null;
    String fromText = null;
    String to = null;
    String toText = null;
    while (member()) {
      switch (json.currentName()) {
        case "field" -> field = text();
        case "fieldId" -> fieldId = text();
        case "from" -> from = text();
        case "fromString" -> fromText = text();
        case "to" -> to = text();
        case "toString" -> toText = text();
        default -> json.skipChildren();
      }
    }
    return reader.change(fieldId, field, from, fromText, to, toText);
  }

  private void object() {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new Unavailable("Jira's answer is not what changelogs look like");
    }
  }

  /** Goes to the value of the next member. */
  private boolean member() throws IOException {
    if (json.nextToken() != JsonToken.FIELD_NAME) {
      return false;
    }
    json.nextToken();
    return true;
  }

  private interface Part {
    void read() throws IOException;
  }

  /** Each element of a list; of what is no list nothing is read. */
  private void each(Part part) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      part.read();
    }
  }

  private @Nullable String text() throws IOException {
    return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
  }
}
