package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Let an item be linked to another one of its instance, or to something with a URL; or be linked no
 * longer.
 *
 * @param item the item
 * @param key its key when the command was made, for people
 * @param exists whether the link is to exist
 * @param type name of the link type between two items, for example {@code Blocks}; absent for a
 *     remote link
 * @param other the item that this one blocks, duplicates, ...; absent for a remote link
 * @param remote what has a URL; absent for a link between two items
 * @param because one sentence for people and logs
 * @param requestedAt when it was decided
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LinkWorkItems(
    WorkItemRef item,
    String key,
    boolean exists,
    @Nullable String type,
    @Nullable WorkItemRef other,
    @Nullable Remote remote,
    String because,
    Instant requestedAt)
    implements WorkItemCommand {

  public LinkWorkItems {
    if ((remote == null) == (other == null) || (other == null) != (type == null)) {
      throw new IllegalArgumentException(
          "a link of " + key + " needs either type and other, or remote");
    }
  }

  /**
   * Something with a URL.
   *
   * @param globalId its identity for ever, for example {@code system=bitbucket&id=acme/shop/17}
   * @param url where a person opens it
   * @param title what people read
   * @param summary a second line, absent when there is none
   * @param resolved whether it is done, and shown struck through
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Remote(
      String globalId, String url, String title, @Nullable String summary, boolean resolved) {}
}
