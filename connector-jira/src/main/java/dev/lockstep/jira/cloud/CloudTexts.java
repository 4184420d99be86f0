package dev.lockstep.jira.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.contract.RichText;
import dev.lockstep.jira.adf.AdfCopy;
import dev.lockstep.jira.adf.AdfMark;
import dev.lockstep.jira.adf.AdfMarkdown;
import dev.lockstep.jira.adf.AdfNode;
import dev.lockstep.jira.adf.MarkdownAdf;
import dev.lockstep.jira.adf.PlainAdf;
import dev.lockstep.jira.edit.TextForm;
import dev.lockstep.jira.rest.AdfJson;
import dev.lockstep.jira.rest.AdfReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Texts as documents. Nobody is called by a text that was copied: mentions are plain words. */
final class CloudTexts implements TextForm {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

  /** Nobody and nothing has a counterpart: what is copied becomes text that names it. */
  private static final AdfCopy INERT =
      new AdfCopy(account -> Optional.empty(), media -> Optional.empty(), UnaryOperator.identity());

  @Override
  public Object write(RichText text) {
    return values(document(text));
  }

  @Override
  public Object said(String author, RichText text) {
    AdfNode document = document(text);
    List<AdfNode> content = new ArrayList<>(document.content());
    AdfMark strong = new AdfMark("strong", Map.of(), Map.of());
    content.add(0, node("paragraph", List.of(text(author + ":", List.of(strong)))));
    return values(
        new AdfNode(
            document.type(),
            null,
            document.attributes(),
            document.marks(),
            content,
            document.others()));
  }

  private static Object values(AdfNode document) {
    return JSON.convertValue(AdfJson.write(document), VALUES);
  }

  private static AdfNode document(RichText text) {
    return switch (text.form()) {
      case PLAIN -> PlainAdf.of(text.value());
      case MARKDOWN -> MarkdownAdf.of(text.value());
      case ADF -> copied(text.value());
    };
  }

  /** What is no document is a text that looks like one. */
  private static AdfNode copied(String json) {
    try {
      return JSON.readTree(json) instanceof ObjectNode document
          ? INERT.copy(AdfJson.read(document)).document()
          : PlainAdf.of(json);
    } catch (JsonProcessingException notJson) {
      return PlainAdf.of(json);
    }
  }

  private static AdfNode text(String text, List<AdfMark> marks) {
    return new AdfNode("text", text, Map.of(), marks, List.of(), Map.of());
  }

  private static AdfNode node(String type, List<AdfNode> content) {
    return new AdfNode(type, null, Map.of(), List.of(), content, Map.of());
  }

  @Override
  public boolean same(@Nullable Object actual, Object wanted) {
    return Documents.same(actual, wanted);
  }

  @Override
  public String read(@Nullable Object actual) {
    JsonNode json = JSON.valueToTree(actual);
    String text = AdfReader.text(json);
    return text == null ? "" : text;
  }

  @Override
  public String plain(RichText text) {
    return text.form() == RichText.Form.ADF ? AdfMarkdown.of(copied(text.value())) : text.value();
  }
}
