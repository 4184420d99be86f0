package dev.lockstep.harvest.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoundTest {

  private static Found at(String... path) {
    return new Found(List.of(path), path[path.length - 1], "", "");
  }

  private static String trees(Found... found) {
    return Found.trees(Arrays.asList(found)).stream().map(FoundTest::text).toList().toString();
  }

  private static String text(Node node) {
    return node.key()
        + (node.children().isEmpty()
            ? ""
            : node.children().stream().map(FoundTest::text).toList().toString());
  }

  @Test
  void nests_items_below_the_one_above_them_in_the_order_found() {
    assertThat(trees(at("a"), at("b"), at("a", "d"), at("a", "c"), at("a", "c", "e")))
        .isEqualTo("[a[d, c[e]], b]");
  }

  @Test
  void an_item_may_be_a_root_and_below_another() {
    assertThat(trees(at("a"), at("b"), at("a", "b"), at("b", "c"), at("a", "b", "c")))
        .isEqualTo("[a[b[c]], b[c]]");
  }

  @Test
  void counts_what_a_tree_holds() {
    assertThat(Found.trees(List.of(at("a"), at("a", "b"), at("a", "b", "c"))).get(0).size())
        .isEqualTo(3);
    assertThat(Found.trees(List.of())).isEmpty();
  }

  @Test
  void refuses_an_item_without_the_one_above() {
    assertThatThrownBy(() -> trees(at("a", "b"))).hasMessageContaining("b came before");
  }
}
