package dev.lockstep.jira.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.jira.adf.AdfCopy;
import dev.lockstep.jira.adf.AdfMarkdown;
import dev.lockstep.jira.adf.AdfNode;
import dev.lockstep.jira.adf.AdfText;
import dev.lockstep.jira.adf.MarkdownAdf;
import dev.lockstep.jira.adf.WikiText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every document and every Markdown. */
class AdfPropertiesTest {

  /** Always the same cases: a build fails for what was changed in it, not for its luck. */
  private static final String SEED = "20261127";

  @Property(edgeCases = EdgeCasesMode.NONE, seed = SEED)
  void a_document_is_the_same_json_again(@ForAll("documents") ObjectNode json) {
    assertThat(AdfJson.write(AdfJson.read(json))).isEqualTo(json);
  }

  @Property(edgeCases = EdgeCasesMode.NONE, seed = SEED)
  void whatever_a_document_holds_it_can_be_shown(@ForAll("documents") ObjectNode json) {
    AdfNode document = AdfJson.read(json);

    assertThat(AdfText.of(document)).isNotNull();
    assertThat(AdfMarkdown.of(document)).isNotNull();
  }

  @Property(edgeCases = EdgeCasesMode.NONE, seed = SEED)
  void markdown_of_a_document_means_the_same_document(@ForAll("markdown") String markdown) {
    AdfNode document = MarkdownAdf.of(markdown);

    assertThat(MarkdownAdf.of(AdfMarkdown.of(document))).isEqualTo(document);
  }

  @Property(edgeCases = EdgeCasesMode.NONE, seed = SEED)
  void nobody_is_mentioned_by_markdown(@ForAll("markdown") String markdown) {
    assertThat(types(MarkdownAdf.of(markdown))).doesNotContain("mention");
  }

  @Property(edgeCases = EdgeCasesMode.NONE, seed = SEED)
  void a_copy_to_the_same_site_is_the_same_document(@ForAll("documents") ObjectNode json) {
    AdfNode document = AdfJson.read(json);
    AdfCopy same = new AdfCopy(Optional::of, Optional::of, url -> url);

    assertThat(same.copy(document)).isEqualTo(new AdfCopy.Copied(document, List.of()));
  }

  @Property(edgeCases = EdgeCasesMode.NONE, seed = SEED)
  void a_copy_to_where_nobody_is_known_mentions_nobody(@ForAll("documents") ObjectNode json) {
    AdfCopy strange =
        new AdfCopy(account -> Optional.empty(), media -> Optional.empty(), url -> "");
    AdfNode copied = strange.copy(AdfJson.read(json)).document();

    assertThat(types(copied)).doesNotContain("mention");
  }

  @Property(edgeCases = EdgeCasesMode.NONE, seed = SEED)
  void wiki_text_mentions_nobody_and_shows_no_image(@ForAll("documents") ObjectNode json) {
    String wiki = WikiText.of(AdfJson.read(json));
    String unescaped =
        wiki.replaceAll("(?s)\\{code(:[^}\n]*)?}\n.*?\n\\{code}", "").replaceAll("\\\\.", "");

    assertThat(wiki).doesNotContain("[~");
    assertThat(unescaped).doesNotContain("!");
  }

  @Property(edgeCases = EdgeCasesMode.NONE, seed = SEED)
  void any_wiki_text_can_be_read(@ForAll("markdown") String wiki) {
    assertThat(WikiText.plain(wiki)).isNotNull();
    assertThat(WikiText.plain(WikiText.ofMarkdown(wiki))).isNotNull();
  }

  private static List<String> types(AdfNode node) {
    List<String> types = new ArrayList<>(List.of(node.type()));
    node.content().forEach(child -> types.addAll(types(child)));
    return types;
  }

  @Provide
  Arbitrary<ObjectNode> documents() {
    return Documents.documents();
  }

  @Provide
  Arbitrary<String> markdown() {
    return Documents.markdown();
  }
}
