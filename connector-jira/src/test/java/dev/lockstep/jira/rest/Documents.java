package dev.lockstep.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Documents and Markdown as nobody would write them. */
final class Documents {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<String> TYPES =
      List.of(
          ("doc paragraph heading text text text hardBreak mention emoji date status inlineCard"
                  + " blockCard embedCard media mediaInline mediaSingle mediaGroup caption bulletList"
                  + " orderedList listItem taskList taskItem decisionList decisionItem codeBlock"
                  + " blockquote panel expand nestedExpand rule table tableRow tableCell tableHeader"
                  + " layoutSection extension placeholder somethingNew")
              .split(" "));

  private static final List<String> MARKDOWN =
      List.of(
          "a",
          "b c",
          "word",
          "1. ",
          "- ",
          "* ",
          "+ ",
          "3) ",
          "> ",
          "# ",
          "###### ",
          "---",
          "===",
          "*",
          "**",
          "_",
          "__",
          "~~",
          "~",
          "`",
          "``",
          "```",
          "```java\n",
          "[",
          "]",
          "(",
          ")",
          "](",
          "https://a.example/x",
          "<https://a.example>",
          "![",
          "!",
          "<br>",
          "<b>",
          "<!-- x -->",
          "<div>\n",
          "|",
          "|---|---|\n",
          "| a | b |\n",
          "[ ] ",
          "[x] ",
          "- [ ] ",
          "&amp;",
          "&#32;",
          "&nbsp;",
          "\\",
          "\n",
          "\n",
          "\n\n",
          "    ",
          "  ",
          " ",
          "\t",
          "@ada",
          "[~ada]",
          "{code}",
          "!i.png!",
          "\u00e9",
          "\ud83d\ude00",
          "\u2014",
          ".",
          ",",
          "\"",
          "[a]: https://a.example\n");

  private static final List<String> MARKS =
      List.of("strong", "em", "strike", "code", "link", "underline", "odd");

  private static final List<String> NAMES =
      List.of(
          ("id text url alt title order level state language timestamp collection localId colspan"
                  + " panelType href data shortName odd")
              .split(" "));

  private Documents() {}

  static Arbitrary<String> markdown() {
    return Arbitraries.frequencyOf(Tuple.of(9, pieces()), Tuple.of(1, Arbitraries.strings()));
  }

  private static Arbitrary<String> pieces() {
    return Arbitraries.of(MARKDOWN).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }

  /** Made by hand of randomness: trees of arbitraries take jqwik minutes. */
  static Arbitrary<ObjectNode> documents() {
    return Arbitraries.randomValue(random -> node(random, 4));
  }

  private static ObjectNode node(Random random, int depth) {
    ObjectNode node = JSON.objectNode();
    String type = one(random, TYPES);
    node.put("type", type);
    if (type.equals("text")) {
      node.put("text", text(random));
    }
    if (random.nextInt(4) > 0) {
      node.set("attrs", attributes(random));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      node.withArray("marks").add(mark(random));
    }
    for (int i = depth == 0 ? 0 : random.nextInt(5); i > 0; i--) {
      node.withArray("content").add(node(random, depth - 1));
    }
    switch (random.nextInt(40)) {
      case 1 -> node.putArray("marks");
      case 2 -> node.putArray("content");
      case 3 -> node.put("content", "no list");
      case 4 -> node.putArray("content").add(7).addNull();
      case 5 -> node.put("type", 5);
      case 6 -> node.put("attrs", "no object");
      case 7 -> node.putObject("fresh").put("big", 12345678901L).putNull("none").put("half", 0.5);
      default -> {}
    }
    return node;
  }

  private static ObjectNode mark(Random random) {
    ObjectNode mark = JSON.objectNode().put("type", one(random, MARKS));
    mark.set("attrs", attributes(random));
    return mark;
  }

  private static ObjectNode attributes(Random random) {
    ObjectNode attributes = JSON.objectNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      attributes.set(one(random, NAMES), value(random));
    }
    return attributes;
  }

  private static JsonNode value(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> JSON.numberNode(random.nextInt());
      case 1 -> JSON.numberNode(random.nextDouble());
      case 2 -> JSON.booleanNode(random.nextBoolean());
      case 3 -> JSON.nullNode();
      case 4 -> JSON.objectNode().put("url", text(random));
      case 5 -> JSON.arrayNode().add(text(random)).add(1);
      default -> JSON.textNode(text(random));
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(one(random, MARKDOWN));
    }
    return text.toString();
  }

  private static String one(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
