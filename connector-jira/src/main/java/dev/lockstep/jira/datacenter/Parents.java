package dev.lockstep.jira.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.rest.FieldJson;
import dev.lockstep.jira.rest.IssueJson;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What issues are below. Only sub-tasks say it in the field every site has; stories name the key of
 * their epic in a field of their own, and what is above epics stands in another one.
 */
final class Parents {

  private static final String EPIC_LINK = "com.pyxis.greenhopper.jira:gh-epic-link";
  private static final String PARENT_LINK = "com.atlassian.jpo:jpo-custom-field-parent";

  /** Epics whose ids are remembered: an id stays, whatever becomes of the key. */
  private static final int REMEMBERED = 10_000;

  private static final int AT_ONCE = 4;

  private final JiraClient<DataCenterApi> client;
  private final Uni<List<FieldJson>> fields;
  private final Map<String, String> epics =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > REMEMBERED;
            }
          });

  /**
   * @param fields of the site, asked for once
   */
  Parents(JiraClient<DataCenterApi> client, Uni<List<FieldJson>> fields) {
    this.client = client;
    this.fields = fields;
  }

  /** The ids of the fields to ask for. */
  Uni<List<String>> asked() {
    return fields.map(
        all -> Stream.of(EPIC_LINK, PARENT_LINK).flatMap(kind -> ids(all, kind)).toList());
  }

  private static Stream<String> ids(List<FieldJson> fields, String kind) {
    return fields.stream()
        .filter(field -> field.schema() != null && kind.equals(field.schema().custom()))
        .map(FieldJson::id)
        .filter(Objects::nonNull);
  }

  /** The issues with what they are below in the field where all say it. */
  Uni<List<IssueJson>> found(List<IssueJson> issues) {
    return fields.chain(
        all -> {
          List<String> epicFields = ids(all, EPIC_LINK).toList();
          List<String> parentFields = ids(all, PARENT_LINK).toList();
          Set<String> unknown =
              issues.stream()
                  .flatMap(issue -> epicKey(issue, epicFields).stream())
                  .filter(key -> !epics.containsKey(key))
                  .collect(Collectors.toSet());
          return Multi.createFrom()
              .iterable(unknown)
              .onItem()
              .transformToUni(this::remember)
              .merge(AT_ONCE)
              .collect()
              .last()
              .replaceWith(
                  () -> issues.stream().map(one -> placed(one, epicFields, parentFields)).toList());
        });
  }

  /** One call for each epic, once. An epic that may not be seen is no parent. */
  private Uni<Void> remember(String key) {
    return client
        .read(
            "issue/{id}",
            UpstreamGateway.PATIENT,
            new Calls(),
            api -> api.issue(key, "created", null))
        .invoke(epic -> epics.put(key, epic.id()))
        .replaceWithVoid()
        .onFailure(NotFound.class)
        .recoverWithNull();
  }

  private IssueJson placed(IssueJson issue, List<String> epicFields, List<String> parentFields) {
    Optional<String> epic = epicKey(issue, epicFields);
    if (epic.isPresent() && epics.containsKey(epic.get())) {
      return issue.below(new IssueJson.Other(epics.get(epic.get()), epic.get()));
    }
    return values(issue, parentFields)
        .map(value -> value.path("data"))
        .filter(data -> data.hasNonNull("id") && data.hasNonNull("key"))
        .findFirst()
        .map(
            data ->
                issue.below(
                    new IssueJson.Other(data.path("id").asText(), data.path("key").asText())))
        .orElse(issue);
  }

  private static Optional<String> epicKey(IssueJson issue, List<String> epicFields) {
    return values(issue, epicFields).filter(JsonNode::isTextual).map(JsonNode::asText).findFirst();
  }

  private static Stream<JsonNode> values(IssueJson issue, List<String> ids) {
    @Nullable Map<String, JsonNode> others =
        issue.fields() == null ? null : issue.fields().others();
    return others == null
        ? Stream.empty()
        : ids.stream().map(others::get).flatMap(Stream::ofNullable);
  }
}
