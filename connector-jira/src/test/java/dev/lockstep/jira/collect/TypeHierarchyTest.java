package dev.lockstep.jira.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.DirectoryEntry.Kind;
import dev.lockstep.jira.port.Directory.Named;
import dev.lockstep.settings.HierarchyType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeHierarchyTest {

  private static final URI BASE = URI.create("https://a.example");
  private static final List<Named> SHOWN =
      List.of(
          new Named(Kind.STATUS, "10000", null, "To Do", Map.of()),
          new Named(Kind.ISSUE_TYPE, "10000", null, "Feature", Map.of("hierarchyLevel", "1")),
          new Named(Kind.ISSUE_TYPE, "10007", null, "Incident", Map.of("hierarchyLevel", "0")));

  @Test
  void a_type_has_its_children_and_others_are_mapped_to_the_unknown_one() {
    List<Named> all =
        new TypeHierarchy(
                List.of(new HierarchyType("10000", "Feature", List.of("10101", "10104"))), BASE)
            .over(SHOWN);

    assertThat(all).hasSize(4).contains(SHOWN.get(0));
    assertThat(all.get(1).attributes())
        .containsEntry("hierarchyLevel", "1")
        .containsEntry("childTypes", "10101,10104")
        .containsEntry("mappedTo", "10000")
        .containsEntry("url", "https://a.example/issues/?jql=issuetype%20%3D%2010000");
    assertThat(all.get(2).attributes()).containsEntry("mappedTo", "-1");
    assertThat(all.get(3).id()).isEqualTo("-1");
    assertThat(all.get(3).name()).isEqualTo("Error-Type Not Known");
    assertThat(all.get(3).attributes()).containsEntry("mappedTo", "-1");
  }

  @Test
  void without_a_hierarchy_the_site_s_own_levels_are_all_there_is() {
    assertThat(new TypeHierarchy(List.of(), BASE).over(SHOWN)).isEqualTo(SHOWN);
  }
}
