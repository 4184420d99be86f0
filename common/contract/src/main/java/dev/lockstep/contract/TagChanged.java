package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tag was set, moved or deleted.
 *
 * @param repository where
 * @param name the tag without {@code refs/tags/}
 * @param exists false once it is deleted
 * @param commit the commit it points at, absent once it is deleted
 * @param url where a person opens it
 * @param mentions the work items it names
 * @param version epoch milliseconds at which the connector heard of it: tags carry no version of
 *     their own
 * @param occurredAt the same instant
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TagChanged(
    RepositoryRef repository,
    String name,
    boolean exists,
    @Nullable String commit,
    @Nullable String url,
    List<KeyMention> mentions,
    long version,
    Instant occurredAt)
    implements Event {

  @SuppressWarnings("ConstantValue") // Jackson passes null for an absent list
  public TagChanged {
    mentions = mentions == null ? List.of() : List.copyOf(mentions);
  }

  @Override
  public String orderKey() {
    return repository + "/tag/" + name;
  }
}
