package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A branch appeared, moved or vanished.
 *
 * @param repository where
 * @param name the branch's name without {@code refs/heads/}
 * @param exists false once it is deleted
 * @param head commit it points at, absent once it is deleted
 * @param url where a person opens it
 * @param mentions the work items it names
 * @param version epoch milliseconds at which the connector read it: branches carry no version of
 *     their own
 * @param occurredAt the same instant
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BranchChanged(
    RepositoryRef repository,
    String name,
    boolean exists,
    @Nullable String head,
    @Nullable String url,
    List<KeyMention> mentions,
    long version,
    Instant occurredAt)
    implements Event {

  @SuppressWarnings("ConstantValue") // Jackson passes null for an absent list
  public BranchChanged {
    mentions = mentions == null ? List.of() : List.copyOf(mentions);
  }

  @Override
  public String orderKey() {
    return repository + "/branch/" + name;
  }
}
