package dev.lockstep.jira.rest;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.jira.port.Fields;
import dev.lockstep.jira.port.Fields.Field;
import dev.lockstep.jira.port.Fields.Type;
import dev.lockstep.settings.JiraFields;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what a site says of its fields, what is configured, and what issues hold. */
public final class FieldListing {

  private static final int LONGEST = 200;

  /** How many issues are looked at for samples. */
  public static final int ISSUES = 20;

  /** What is asked for of them. */
  public static final List<String> EVERYTHING = List.of("*all");

  private final JiraFields configured;
  private final Map<String, String> names = new HashMap<>();

  /**
   * @param configured what Lockstep is to read there besides what it always reads
   */
  public FieldListing(JiraFields configured) {
    this.configured = configured;
    IssueJson.FIELDS.forEach(id -> names.put(id, id));
    configured.custom().forEach((name, id) -> names.put(id, name));
    if (configured.sprint() != null) {
      names.put(configured.sprint(), "sprint");
    }
  }

  /**
   * Lists the fields of a site.
   *
   * @param newest asks for {@link #ISSUES}, newest first, with {@link #EVERYTHING}
   */
  public static Fields of(
      JiraClient<? extends ReadApi> client, JiraFields configured, Uni<RawIssuesJson> newest) {
    FieldListing listing = new FieldListing(configured);
    return () ->
        client
            .read("field", api -> api.fields())
            .chain(fields -> newest.map(issues -> listing.of(fields, issues)));
  }

  /**
   * The fields.
   *
   * @param newest issues, newest first
   */
  public List<Field> of(List<FieldJson> fields, RawIssuesJson newest) {
    return orEmpty(fields).stream()
        .filter(field -> field.id() != null)
        .map(field -> field(field, newest))
        .toList();
  }

  private Field field(FieldJson json, RawIssuesJson newest) {
    String id = String.valueOf(json.id());
    FieldJson.Schema schema = json.schema();
    return new Field(
        id,
        json.name() == null ? id : json.name(),
        json.custom(),
        schema == null || schema.type() == null
            ? null
            : new Type(schema.type(), schema.custom(), schema.items()),
        readAs(id, schema),
        sample(id, newest).orElse(null));
  }

  private @Nullable String readAs(String id, FieldJson.@Nullable Schema schema) {
    boolean foundByType =
        configured.sprint() == null && schema != null && SiteFields.SPRINT.equals(schema.custom());
    return foundByType ? "sprint" : names.get(id);
  }

  private static Optional<String> sample(String id, RawIssuesJson newest) {
    return orEmpty(newest.issues()).stream()
        .map(issue -> issue.fields() == null ? null : issue.fields().get(id))
        .flatMap(value -> text(value).stream())
        .findFirst();
  }

  private static Optional<String> text(@Nullable JsonNode value) {
    return Optional.ofNullable(FieldText.of(value)).map(FieldListing::cut);
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = LONGEST - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
