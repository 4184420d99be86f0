package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release was drafted, published, changed or deleted.
 *
 * @param repository where
 * @param id the provider's own id
 * @param tag the tag it is made from
 * @param name its title, the tag where it has none
 * @param state normalised
 * @param commit the commit, where the provider tells
 * @param publishedAt when it was published, absent before
 * @param url where a person opens it
 * @param mentions the work items it names
 * @param actor who made it, where the provider tells
 * @param version its update time in epoch milliseconds
 * @param occurredAt its update time
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReleaseChanged(
    RepositoryRef repository,
    String id,
    String tag,
    String name,
    State state,
    @Nullable String commit,
    @Nullable Instant publishedAt,
    @Nullable String url,
    List<KeyMention> mentions,
    @Nullable Person actor,
    long version,
    Instant occurredAt)
    implements Event {

  @SuppressWarnings("ConstantValue") // Jackson passes null for an absent list
  public ReleaseChanged {
    mentions = mentions == null ? List.of() : List.copyOf(mentions);
  }

  @Override
  public String orderKey() {
    return repository + "/release/" + id;
  }

  /** Where a release stands. */
  public enum State {
    DRAFT,
    PRERELEASE,
    RELEASED,
    DELETED
  }
}
