package dev.lockstep.jira.adf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes documents from one site to another as the trees they are: people, files and addresses by
 * their counterparts there, all else as it is, also nodes this version does not know. Who or what
 * has no counterpart becomes text that names it.
 *
 * @param accounts the account there of an account here, empty when there is none
 * @param media the file there of a file here, empty when there is none
 * @param urls the address there of an address here, the same when it is not of this site
 */
public record AdfCopy(
    Function<String, Optional<String>> accounts,
    Function<Media, Optional<Media>> media,
    UnaryOperator<String> urls) {

  /** A file as documents name it. */
  public record Media(String id, String collection) {}

  /** The document there, and what could not be carried over, in the order it stands. */
  public record Copied(AdfNode document, List<Lost> lost) {
    public Copied {
      lost = List.copyOf(lost);
    }
  }

  /**
   * @param id of the account or file here
   * @param name that the document gives it
   */
  public record Lost(Kind kind, String id, String name) {
    /** What was lost. */
    public enum Kind {
      MENTION,
      MEDIA
    }
  }

  public Copied copy(AdfNode document) {
    List<Lost> lost = new ArrayList<>();
    List<AdfNode> copied = node(document, lost);
    return new Copied(copied.size() == 1 ? copied.get(0) : AdfNode.document(copied), lost);
  }

  private List<AdfNode> node(AdfNode node, List<Lost> lost) {
    AdfNode copy =
        node.withMarks(node.marks().stream().map(this::mark).toList()).with(content(node, lost));
    return switch (node.type()) {
      case "mention" -> List.of(mention(copy, lost));
      case "media", "mediaInline" -> List.of(media(copy, lost));
      case "mediaSingle", "mediaGroup" -> texts(copy) == texts(node) ? List.of(copy) : group(copy);
      case "inlineCard", "blockCard", "embedCard" -> List.of(card(copy));
      default -> List.of(copy);
    };
  }

  private List<AdfNode> content(AdfNode node, List<Lost> lost) {
    return node.content().stream().flatMap(child -> node(child, lost).stream()).toList();
  }

  private AdfMark mark(AdfMark mark) {
    return mark.is("link")
        ? new AdfMark(mark.type(), led(mark.attributes(), "href"), mark.others())
        : mark;
  }

  private AdfNode mention(AdfNode mention, List<Lost> lost) {
    String id = mention.attribute("id");
    String name = AdfInline.mention(mention);
    Optional<String> there = accounts.apply(id);
    if (there.isEmpty()) {
      lost.add(new Lost(Lost.Kind.MENTION, id, name));
      return AdfNode.text(name, List.of());
    }
    return there.get().equals(id)
        ? mention
        : mention.withAttributes(replaced(mention.attributes(), Map.of("id", there.get())));
  }

  /** The file there, or a text where a line may hold it. */
  private AdfNode media(AdfNode node, List<Lost> lost) {
    if (!(node.attributes().get("id") instanceof String id)) {
      return node.withAttributes(led(node.attributes(), "url"));
    }
    Media here = new Media(id, node.attribute("collection"));
    Optional<Media> there = media.apply(here);
    if (there.isEmpty()) {
      String name = node.attribute("alt").isBlank() ? "attachment" : node.attribute("alt");
      lost.add(new Lost(Lost.Kind.MEDIA, id, name));
      return AdfNode.text(name, node.marks().stream().filter(mark -> mark.is("link")).toList());
    }
    Map<String, @Nullable Object> file =
        Map.of("id", there.get().id(), "collection", there.get().collection());
    return there.get().equals(here) ? node : node.withAttributes(replaced(node.attributes(), file));
  }

  /** Files without counterpart leave their group for paragraphs, where any block may stand. */
  private static List<AdfNode> group(AdfNode group) {
    List<AdfNode> kept = new ArrayList<>();
    List<AdfNode> apart = new ArrayList<>();
    boolean hasMedia = false;
    for (AdfNode child : group.content()) {
      if (child.is("text")) {
        apart.add(AdfNode.of("paragraph", List.of(child)));
      } else {
        hasMedia |= !child.is("caption");
        kept.add(child);
      }
    }
    if (hasMedia) {
      apart.add(0, group.with(kept));
    } else {
      kept.forEach(caption -> apart.add(AdfNode.of("paragraph", caption.content())));
    }
    return apart;
  }

  private static long texts(AdfNode group) {
    return group.content().stream().filter(child -> child.is("text")).count();
  }

  private AdfNode card(AdfNode card) {
    Map<String, @Nullable Object> attributes = led(card.attributes(), "url");
    if (attributes.get("data") instanceof Map<?, ?> data) {
      Map<String, @Nullable Object> named = new LinkedHashMap<>();
      data.forEach((name, value) -> named.put(String.valueOf(name), value));
      attributes = replaced(attributes, Map.of("data", led(named, "url")));
    }
    return card.withAttributes(attributes);
  }

  private Map<String, @Nullable Object> led(Map<String, @Nullable Object> attributes, String name) {
    return attributes.get(name) instanceof String url
        ? replaced(attributes, Map.of(name, urls.apply(url)))
        : attributes;
  }

  private static Map<String, @Nullable Object> replaced(
      Map<String, @Nullable Object> attributes, Map<String, @Nullable Object> others) {
    Map<String, @Nullable Object> replaced = new LinkedHashMap<>(attributes);
    replaced.putAll(others);
    return replaced;
  }
}
