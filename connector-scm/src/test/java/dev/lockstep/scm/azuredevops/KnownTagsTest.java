package dev.lockstep.scm.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.Event;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.TagChanged;
import dev.lockstep.scm.azuredevops.KnownTags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tags are told by what differs from the list before. */
class KnownTagsTest {

  private static final RepositoryRef SHOP = new RepositoryRef("azure-devops", "acme", "Shop:web");
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
  private static final Tag ONE = new Tag("v1", "a".repeat(40), null);
  private static final Tag TWO = new Tag("release/2", "b".repeat(40), "https://x/2");

  private static List<TagChanged> changes(Optional<String> cursor, List<Tag> there) {
    List<Event> events = KnownTags.parse(cursor).changes(SHOP, there, NOW, texts -> List.of());
    return events.stream().map(TagChanged.class::cast).toList();
  }

  @Test
  void the_first_list_is_remembered_only_and_so_is_an_empty_one() {
    assertThat(changes(Optional.empty(), List.of(ONE))).isEmpty();
    assertThat(KnownTags.cursor(List.of())).isEmpty();
    assertThat(changes(Optional.of(""), List.of(ONE)))
        .containsExactly(
            new TagChanged(
                SHOP, "v1", true, ONE.commit(), null, List.of(), NOW.toEpochMilli(), NOW));
  }

  @Test
  void what_differs_is_told_and_nothing_else() {
    Optional<String> cursor = Optional.of(KnownTags.cursor(List.of(ONE, TWO)));
    Tag moved = new Tag("v1", "c".repeat(40), null);

    assertThat(changes(cursor, List.of(TWO, ONE))).isEmpty();
    assertThat(changes(cursor, List.of(moved, TWO)))
        .extracting(TagChanged::name, TagChanged::commit)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("v1", moved.commit()));
    assertThat(changes(cursor, List.of(ONE)))
        .extracting(TagChanged::name, TagChanged::exists)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("release/2", false));
    assertThat(KnownTags.parse(cursor).missing(List.of(TWO))).containsExactly("v1");
  }
}
