package dev.lockstep.jira.field;

import dev.lockstep.jira.port.Fields.Field;
import dev.lockstep.jira.port.Site;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lists a site's fields; asked again within a minute, Jira is not asked again. */
@ApplicationScoped
public class ListFields {

  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<String, Listed> listed = new ConcurrentHashMap<>();

  ListFields(Clock clock) {
    this.clock = clock;
  }

  private record Listed(Instant at, List<Field> fields) {}

  /**
   * The fields whose name holds this, in any case, by name.
   *
   * @param name empty for all
   */
  public Uni<List<Field>> of(Site site, String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return all(site)
        .map(
            fields ->
                fields.stream()
                    .filter(field -> field.name().toLowerCase(Locale.ROOT).contains(wanted))
                    .toList());
  }

  private Uni<List<Field>> all(Site site) {
    Instant now = clock.instant();
    Listed before = listed.get(site.id());
    return before != null && now.isBefore(before.at().plus(KEPT))
        ? Uni.createFrom().item(before.fields())
        : site.fields()
            .all()
            .map(
                fields ->
                    fields.stream()
                        .sorted(Comparator.comparing(Field::name).thenComparing(Field::id))
                        .toList())
            .invoke(fields -> listed.put(site.id(), new Listed(now, fields)));
  }
}
