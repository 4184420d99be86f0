package dev.lockstep.jira.edit;

import dev.lockstep.contract.WantedFields;
import dev.lockstep.jira.edit.EditPlan.Content;
import dev.lockstep.jira.edit.EditPlan.Write;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a new item is given.
 *
 * @param fields the value of each
 * @param dropped fields that cannot be given, each with the reason
 * @param missing fields that the create screen demands and nobody named, each with its name
 */
public record NewItem(
    Map<String, @Nullable Object> fields,
    Map<String, String> dropped,
    Map<String, String> missing) {

  /** Given by the command itself, or filled by Jira with the account. */
  private static final Set<String> GIVEN = Set.of("project", "issuetype", "reporter");

  public NewItem {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    dropped = Collections.unmodifiableMap(new TreeMap<>(dropped));
    missing = Collections.unmodifiableMap(new TreeMap<>(missing));
  }

  /** Compares what is wanted with what the create screen takes. */
  public static NewItem of(WantedFields wanted, Screen screen, TextForm form, People people) {
    EditPlan plan = Edits.of(wanted, Map.of(), screen.onlySet(), Map.of(), form, people);
    Write write =
        plan instanceof EditPlan.Impossible none
            ? new Write(new Content(Map.of(), Map.of()), List.of(), none.dropped())
            : (Write) plan;
    Map<String, @Nullable Object> fields = write.content().fields();
    Map<String, String> missing =
        screen.fields().values().stream()
            .filter(FieldMeta::demanded)
            .filter(field -> !GIVEN.contains(field.id()) && !fields.containsKey(field.id()))
            .collect(Collectors.toMap(FieldMeta::id, FieldMeta::name));
    return new NewItem(fields, write.dropped(), missing);
  }
}
