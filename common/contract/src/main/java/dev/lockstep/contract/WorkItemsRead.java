package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every item of a tracker's instance was told at least once. Only after that it is known which
 * items there are <em>not</em>, and only for a consumer that has taken in everything told until
 * then. Told again whenever a connector starts.
 *
 * @param source which instance: {@code jira/1}
 * @param ends offsets by {@code topic-partition} of the topics of items: what it says holds for a
 *     consumer that has passed them
 * @param version epoch milliseconds at which it was found
 * @param occurredAt the same instant
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WorkItemsRead(String source, Map<String, Long> ends, long version, Instant occurredAt)
    implements Event {

  @SuppressWarnings("ConstantValue") // Jackson passes null for an absent map
  public WorkItemsRead {
    ends = ends == null ? Map.of() : java.util.Collections.unmodifiableMap(new TreeMap<>(ends));
  }

  @Override
  public String orderKey() {
    return source;
  }
}
