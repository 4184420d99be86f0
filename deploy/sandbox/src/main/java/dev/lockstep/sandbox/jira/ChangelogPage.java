package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.sandbox.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the bulk changelog, written without building a tree: it may hold ten thousand
 * entries, and whoever measures a client should not measure the simulator.
 */
final class ChangelogPage {
  private final IssueJson issues;
  private final Map<Person, String> authors = new HashMap<>();

  ChangelogPage(IssueJson issues) {
    this.issues = issues;
  }

  byte[] bytes(List<ChangelogMerge.Entry> page, @Nullable String nextPageToken) {
    Map<Long, List<History>> byIssue = new LinkedHashMap<>();
    page.forEach(
        entry ->
            byIssue
                .computeIfAbsent(entry.issueId(), none -> new ArrayList<>())
                .add(entry.history()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + 512 * page.size());
    try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeArrayFieldStart("issueChangeLogs");
      for (Map.Entry<Long, List<History>> issue : byIssue.entrySet()) {
        json.writeStartObject();
        json.writeStringField("issueId", Long.toString(issue.getKey()));
        json.writeArrayFieldStart("changeHistories");
        for (History history : issue.getValue()) {
          write(json, history);
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      if (nextPageToken != null) {
        json.writeStringField("nextPageToken", nextPageToken);
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private void write(JsonGenerator json, History history) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", Long.toString(history.id()));
    json.writeFieldName("author");
    json.writeRawValue(authors.computeIfAbsent(history.author(), this::author));
    json.writeNumberField("created", history.at());
    json.writeArrayFieldStart("items");
    for (History.Change change : history.changes()) {
      json.writeStartObject();
      json.writeStringField("field", change.field());
      json.writeStringField("fieldtype", change.fieldType());
      json.writeStringField("fieldId", change.fieldId());
      json.writeStringField("from", change.from());
      json.writeStringField("fromString", change.fromText());
      json.writeStringField("to", change.to());
      json.writeStringField("toString", change.toText());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private String author(Person person) {
    return new String(Json.bytes(issues.person(person, true)), StandardCharsets.UTF_8);
  }
}
