package dev.lockstep.jira.datacenter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.contract.RichText;
import dev.lockstep.jira.adf.AdfMarkdown;
import dev.lockstep.jira.adf.AdfNode;
import dev.lockstep.jira.adf.PlainAdf;
import dev.lockstep.jira.adf.WikiText;
import dev.lockstep.jira.edit.TextForm;
import dev.lockstep.jira.rest.AdfJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Texts in wiki markup. Nobody is called by a text that was copied: mentions are plain words. */
final class WikiTexts implements TextForm {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Object write(RichText text) {
    return switch (text.form()) {
      case PLAIN -> plainly(text.value());
      case MARKDOWN -> WikiText.ofMarkdown(text.value());
      case ADF -> document(text.value()).map(WikiText::of).orElseGet(() -> plainly(text.value()));
    };
  }

  @Override
  public boolean same(@Nullable Object actual, Object wanted) {
    return lines(actual).equals(lines(wanted));
  }

  /** Jira keeps lines as browsers send them, and what ends a text is not seen. */
  private static String lines(@Nullable Object text) {
    return text == null ? "" : text.toString().replace("\r\n", "\n").strip();
  }

  @Override
  public String read(@Nullable Object actual) {
    return actual == null ? "" : WikiText.plain(actual.toString());
  }

  @Override
  public Object said(String author, RichText text) {
    return "*" + plainly(author) + ":*\n\n" + write(text);
  }

  @Override
  public String plain(RichText text) {
    return text.form() == RichText.Form.ADF
        ? document(text.value()).map(AdfMarkdown::of).orElse(text.value())
        : text.value();
  }

  private static String plainly(String text) {
    return WikiText.of(PlainAdf.of(text));
  }

  private static Optional<AdfNode> document(String json) {
    try {
      return JSON.readTree(json) instanceof ObjectNode document
          ? Optional.of(AdfJson.read(document))
          : Optional.empty();
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }
}
