package dev.lockstep.jira.port;

import dev.lockstep.jira.edit.EditPlan.Content;
import dev.lockstep.jira.edit.People;
import dev.lockstep.jira.edit.Screen;
import dev.lockstep.jira.edit.TextForm;
import io.smallrye.mutiny.Uni;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and writes fields of issues. */
public interface Editing {

  /** How this variant of Jira takes texts. */
  TextForm form();

  /** What these fields hold, and what an edit can write, read together. */
  Uni<Editable> editable(String issueId, Set<String> fields, Calls calls);

  /** Writes all of it in one request, once; doing it again is harmless. */
  Uni<Void> edit(String issueId, Content content, Calls calls);

  /** How values name accounts here, before anybody was looked for. */
  People nobody();

  /** The account of a person with this address; empty when no account that is seen has it. */
  Uni<Optional<String>> account(String email, Calls calls);

  /**
   * An issue that may be edited.
   *
   * @param actual what fields hold, as Jira tells it; null where it is nothing
   */
  record Editable(Screen screen, Map<String, @Nullable Object> actual) {
    public Editable {
      actual = Collections.unmodifiableMap(new LinkedHashMap<>(actual));
    }
  }
}
