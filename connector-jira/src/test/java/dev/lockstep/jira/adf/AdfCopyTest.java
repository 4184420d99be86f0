package dev.lockstep.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.jira.adf.AdfCopy.Lost;
import dev.lockstep.jira.adf.AdfCopy.Media;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdfCopyTest {

  private static final AdfCopy COPY =
      new AdfCopy(
          account -> account.equals("ada") ? Optional.of("ada-there") : Optional.empty(),
          media -> media.id().equals("1") ? Optional.of(new Media("9", "there")) : Optional.empty(),
          url -> url.replace("here.example", "there.example"));

  @Test
  void people_with_a_counterpart_are_mentioned_there() {
    AdfNode ada = node("mention", Map.of("id", "ada", "text", "@Ada", "localId", "m1"));

    assertThat(COPY.copy(ada))
        .isEqualTo(
            new AdfCopy.Copied(
                node("mention", Map.of("id", "ada-there", "text", "@Ada", "localId", "m1")),
                List.of()));
  }

  @Test
  void people_without_one_are_named_and_told_of() {
    AdfNode bob = node("mention", Map.of("id", "bob", "text", "Bob"));

    AdfCopy.Copied copied = COPY.copy(paragraph(bob));

    assertThat(copied.document()).isEqualTo(paragraph(text("@Bob")));
    assertThat(copied.lost()).containsExactly(new Lost(Lost.Kind.MENTION, "bob", "@Bob"));
  }

  @Test
  void files_have_the_id_and_collection_they_have_there() {
    AdfNode single = block("mediaSingle", file("1", "a.png"));

    assertThat(COPY.copy(document(single)).document())
        .isEqualTo(
            document(
                block(
                    "mediaSingle",
                    node(
                        "media",
                        Map.of(
                            "type", "file", "id", "9", "collection", "there", "alt", "a.png")))));
  }

  @Test
  void files_without_counterpart_are_named_where_they_stood() {
    AdfNode caption = block("caption", text("cap"));
    AdfCopy.Copied copied =
        COPY.copy(
            document(
                block("mediaSingle", file("2", "b.png"), caption),
                block("mediaGroup", file("1", "a.png"), file("3", "c.log")),
                paragraph(node("mediaInline", Map.of("id", "4", "collection", "")))));

    assertThat(copied.document().content())
        .extracting(AdfNode::type)
        .containsExactly("paragraph", "paragraph", "mediaGroup", "paragraph", "paragraph");
    assertThat(AdfText.of(copied.document())).hasValue("b.png\ncap\na.png\nc.log\nattachment");
    assertThat(copied.lost())
        .extracting(Lost::id, Lost::name)
        .containsExactly(tuple("2", "b.png"), tuple("3", "c.log"), tuple("4", "attachment"));
  }

  @Test
  void addresses_lead_to_the_other_site() {
    AdfNode link = AdfNode.text("here", List.of(AdfMark.link("https://here.example/browse/A-1")));
    AdfNode card = node("inlineCard", Map.of("url", "https://here.example/browse/A-2"));
    AdfNode old =
        node("blockCard", Map.of("data", Map.of("url", "https://here.example/x", "n", 1)));
    AdfNode other = node("embedCard", Map.of("url", "https://else.example", "layout", "wide"));

    assertThat(COPY.copy(document(paragraph(link, card), old, other)).document())
        .isEqualTo(
            document(
                paragraph(
                    AdfNode.text("here", List.of(AdfMark.link("https://there.example/browse/A-1"))),
                    node("inlineCard", Map.of("url", "https://there.example/browse/A-2"))),
                node("blockCard", Map.of("data", Map.of("url", "https://there.example/x", "n", 1))),
                other));
  }

  @Test
  void all_else_stays_also_what_is_not_known() {
    AdfNode status = node("status", Map.of("text", "DONE", "color", "green", "localId", "s"));
    AdfNode fresh =
        new AdfNode(
            "somethingNew",
            null,
            Map.of("parameters", Map.of("id", "ada", "list", List.of(1, true))),
            List.of(AdfMark.of("odd")),
            List.of(paragraph(status)),
            Map.of("more", "kept"));

    assertThat(COPY.copy(document(fresh)))
        .isEqualTo(new AdfCopy.Copied(document(fresh), List.of()));
  }

  private static AdfNode document(AdfNode... blocks) {
    return AdfNode.document(List.of(blocks));
  }

  private static AdfNode paragraph(AdfNode... line) {
    return block("paragraph", line);
  }

  private static AdfNode block(String type, AdfNode... content) {
    return AdfNode.of(type, List.of(content));
  }

  private static AdfNode node(String type, Map<String, @Nullable Object> attributes) {
    return AdfNode.of(type, attributes, List.of());
  }

  private static AdfNode file(String id, String name) {
    return node("media", Map.of("type", "file", "id", id, "collection", "here", "alt", name));
  }

  private static AdfNode text(String text) {
    return AdfNode.text(text, List.of());
  }
}
