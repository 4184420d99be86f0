package dev.lockstep.harvest.web;

import static dev.lockstep.harvest.Feed.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.harvest.EmbeddedParts;
import dev.lockstep.harvest.Feed;
import dev.lockstep.testing.SampleItem;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@EmbeddedParts
class HierarchyComponentTest {

  @Inject Feed feed;

  @BeforeEach
  void clear() {
    feed.clear();
  }

  private static JsonPath hierarchy(String... parameters) {
    var request = request();
    for (int i = 0; i < parameters.length; i += 2) {
      request.queryParam(parameters[i], parameters[i + 1]);
    }
    return request.get("/api/issues/hierarchy").then().statusCode(200).extract().jsonPath();
  }

  /** Trees as text: {@code A-1(A-2 A-3(A-4))}. */
  private static String trees(JsonPath answer) {
    return text(answer.getList("hierarchy"));
  }

  @SuppressWarnings("unchecked")
  private static String text(List<Map<String, Object>> nodes) {
    return nodes.stream()
        .map(
            node -> {
              List<Map<String, Object>> children = (List<Map<String, Object>>) node.get("children");
              return node.get("issue_key") + (children.isEmpty() ? "" : "(" + text(children) + ")");
            })
        .collect(Collectors.joining(" "));
  }

  private void tellOfAProduct() {
    SampleItem version =
        SampleItem.of("PV-1").type("Product Version").summary("One \"dot\" oh").labels("family");
    SampleItem other = SampleItem.of("PV-2").type("Product Version").assignee("acc-1", "Ann Lee");
    SampleItem feature = SampleItem.of("F-10").type("Feature").below(version);
    SampleItem adoption = SampleItem.of("F-2").type("Customer Adoption").below(version);
    SampleItem story = SampleItem.of("S-1").below(feature);
    // Told bottom first: order of arrival must not matter.
    feed.tell(
        SampleItem.of("T-1").type("Sub-task").below(story),
        story,
        SampleItem.of("S-2").below(adoption),
        feature,
        adoption,
        other,
        version,
        SampleItem.of("X-1"));
  }

  @Test
  void roots_of_the_default_type_come_with_all_below_them_in_natural_order() {
    tellOfAProduct();
    request()
        .get("/api/issues/hierarchy")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("total_count", equalTo(2))
        .body("node_count", equalTo(7))
        .body("harvested_at", notNullValue())
        .body("hierarchy[0].issue_key", equalTo("PV-1"))
        .body("hierarchy[0].summary", equalTo("One \"dot\" oh"))
        .body("hierarchy[0].issue_type", equalTo("Product Version"))
        .body("hierarchy[1].children", equalTo(List.of()));
    assertThat(trees(hierarchy())).isEqualTo("PV-1(F-2(S-2) F-10(S-1(T-1))) PV-2");
  }

  @Test
  void depth_is_the_number_of_levels_shown() {
    tellOfAProduct();
    assertThat(trees(hierarchy("max_depth", "1"))).isEqualTo("PV-1 PV-2");
    assertThat(trees(hierarchy("max_depth", "2"))).isEqualTo("PV-1(F-2 F-10) PV-2");
    assertThat(hierarchy("max_depth", "2").getInt("node_count")).isEqualTo(4);
    assertThat(trees(hierarchy("max_depth", "20"))).isEqualTo("PV-1(F-2(S-2) F-10(S-1(T-1))) PV-2");
  }

  @Test
  void five_levels_are_shown_by_default() {
    SampleItem above = SampleItem.of("L-1").type("Product Version");
    feed.tell(above);
    for (int i = 2; i <= 7; i++) {
      SampleItem below = SampleItem.of("L-" + i).below(above);
      feed.tell(below);
      above = below;
    }
    assertThat(trees(hierarchy())).isEqualTo("L-1(L-2(L-3(L-4(L-5))))");
  }

  @Test
  void roots_are_chosen_by_type_key_and_filters() {
    tellOfAProduct();
    assertThat(trees(hierarchy("root_type", "feature"))).isEqualTo("F-10(S-1(T-1))");
    assertThat(trees(hierarchy("root_type", "Nothing"))).isEmpty();
    assertThat(trees(hierarchy("root_key", "f-2"))).isEqualTo("F-2(S-2)");
    assertThat(trees(hierarchy("root_key", "F-2", "root_type", "Product Version"))).isEmpty();
    assertThat(trees(hierarchy("label", "family", "max_depth", "1"))).isEqualTo("PV-1");
    assertThat(trees(hierarchy("assignee", "Ann Lee"))).isEqualTo("PV-2");
    assertThat(trees(hierarchy("source", "github"))).isEmpty();
    assertThat(trees(hierarchy("issue_type", "Customer Adoption"))).isEqualTo("F-2(S-2)");
    assertThat(trees(hierarchy("parent_key", "F-10", "root_type", "Story"))).isEqualTo("S-1(T-1)");
    assertThat(trees(hierarchy("parent_key", "PV-1"))).isEmpty();
  }

  @Test
  void pages_of_roots_follow_each_other() {
    feed.tell(
        IntStream.rangeClosed(1, 45)
            .mapToObj(i -> SampleItem.of("PV-" + i).type("Product Version"))
            .toArray(SampleItem[]::new));
    JsonPath all = hierarchy();
    assertThat(all.getInt("total_count")).isEqualTo(45);
    assertThat(all.getInt("node_count")).isEqualTo(45);
    assertThat(trees(all)).startsWith("PV-1 PV-2 PV-3 ").endsWith(" PV-44 PV-45");
    JsonPath part = hierarchy("limit", "2", "after", "PV-9");
    assertThat(trees(part)).isEqualTo("PV-10 PV-11");
    assertThat(part.getInt("total_count")).isEqualTo(45);
    assertThat(part.getInt("node_count")).isEqualTo(2);
  }

  @Test
  void roots_with_the_same_key_stay_on_one_page() {
    feed.tell(
        SampleItem.of("1", "PV-1").type("Product Version"),
        SampleItem.of("2", "PV-1").type("Product Version"),
        SampleItem.of("2", "PV-2").type("Product Version"));
    assertThat(trees(hierarchy("limit", "1"))).isEqualTo("PV-1 PV-1");
    assertThat(trees(hierarchy("limit", "1", "after", "PV-1"))).isEqualTo("PV-2");
  }

  @Test
  void a_circle_is_cut_where_an_item_would_be_below_itself() {
    SampleItem root = SampleItem.of("PV-1").type("Product Version");
    SampleItem a = SampleItem.of("A-1");
    SampleItem b = SampleItem.of("B-1").below(a);
    feed.tell(root, a.below(b), b, SampleItem.of("C-1").below(root));
    assertThat(trees(hierarchy("root_key", "A-1", "max_depth", "20"))).isEqualTo("A-1(B-1)");
    assertThat(trees(hierarchy("root_type", "Story", "label", "none"))).isEmpty();
    SampleItem self = SampleItem.of("D-1").ref(WorkItemRef.jira("1", "4"));
    feed.tell(self.below(self));
    assertThat(trees(hierarchy("root_key", "D-1"))).isEqualTo("D-1");
  }

  @Test
  void a_moved_item_keeps_its_place_and_is_found_by_its_old_key() {
    SampleItem feature = SampleItem.of("OLD-1").type("Feature");
    feed.tell(feature, SampleItem.of("S-1").below(feature));
    feed.tell(feature.key("NEW-9").version(2));
    assertThat(trees(hierarchy("root_key", "OLD-1"))).isEqualTo("NEW-9(S-1)");
  }

  @Test
  void instances_do_not_mix() {
    SampleItem one = SampleItem.of("1", "PV-1").type("Product Version");
    SampleItem two = SampleItem.of("2", "PV-1").type("Product Version");
    feed.tell(one, two, SampleItem.of("2", "S-1").below(two));
    assertThat(trees(hierarchy())).isEqualTo("PV-1 PV-1(S-1)");
  }

  @Test
  void nothing_stored_is_an_empty_list() {
    request()
        .get("/api/issues/hierarchy")
        .then()
        .statusCode(200)
        .body("hierarchy", equalTo(List.of()))
        .body("total_count", equalTo(0))
        .body("node_count", equalTo(0))
        .body("harvested_at", nullValue());
  }
}
