package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Let an item have a file of this name with this content. An equal one is not attached again.
 *
 * @param item the item
 * @param key its key when the command was made, for people
 * @param name the file's name
 * @param mediaType for example {@code image/png}
 * @param text the content of a text file; absent when it is taken from another item
 * @param from the attachment of another item whose content it is; absent for a text
 * @param because one sentence for people and logs
 * @param requestedAt when it was decided
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AttachToWorkItem(
    WorkItemRef item,
    String key,
    String name,
    String mediaType,
    @Nullable String text,
    @Nullable From from,
    String because,
    Instant requestedAt)
    implements WorkItemCommand {

  public AttachToWorkItem {
    if ((text == null) == (from == null)) {
      throw new IllegalArgumentException("a file for " + key + " needs either text or from");
    }
    if (name.isBlank() || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
      throw new IllegalArgumentException(
          "a file for " + key + " needs a name without slashes, not '" + name + "'");
    }
  }

  /**
   * An attachment.
   *
   * @param instance of the tracker that holds it
   * @param id its id there
   */
  public record From(String instance, String id) {}
}
