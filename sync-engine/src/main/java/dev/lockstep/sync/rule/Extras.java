package dev.lockstep.sync.rule;

import dev.lockstep.contract.ReleaseChanged;
import dev.lockstep.contract.WantedFields;
import dev.lockstep.settings.RuleLine.Effects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is done besides a move.
 *
 * @param fields what fields are to hold
 * @param comment what is said at the item; absent: nothing
 * @param parts each of them
 */
public record Extras(WantedFields fields, @Nullable String comment, List<Part> parts) {

  /** The field of what is said at the item. */
  public static final String COMMENT = "comment";

  /** The field of who is to do it. */
  public static final String ASSIGNEE = "assignee";

  private static final String LABELS = "labels";
  private static final String FIX_VERSIONS = "fixVersions";

  /** Nothing. */
  public static final Extras NONE = new Extras(WantedFields.NONE, null, List.of());

  private static final String WHY = "{why}";

  /**
   * One thing that is done.
   *
   * @param field which field of the item it is about
   * @param words in a few words, for people
   */
  public record Part(String field, String words) {}

  /** All of them in words. */
  public List<String> words() {
    return parts.stream().map(Part::words).toList();
  }

  /**
   * What the effects of a rule mean for this item; what is there already is left out.
   *
   * @param explanation of the decision, which a comment can quote as <code>{why}</code>
   */
  public static Extras of(Effects effects, Evidence evidence, String explanation) {
    if (effects.none()) {
      return NONE;
    }
    Item.Details details = evidence.item().details();
    Set<String> labels = details == null ? Set.of() : details.labels();
    Map<String, String> set = new HashMap<>();
    Map<String, Set<String>> add = new HashMap<>();
    Map<String, Set<String>> remove = new HashMap<>();
    List<Part> parts = new ArrayList<>();
    if (effects.assignAuthor() && details != null && details.assignee() == null) {
      evidence
          .newestPull()
          .ifPresent(
              pull -> {
                String account = evidence.account(pull);
                if (account != null && pull.author() != null) {
                  set.put(ASSIGNEE, account);
                  parts.add(new Part(ASSIGNEE, "assigned to " + pull.author().name()));
                }
              });
    }
    Set<String> missing = new TreeSet<>(effects.addLabels());
    missing.removeAll(labels);
    put(add, LABELS, missing, parts, "label ");
    Set<String> surplus = new TreeSet<>(effects.removeLabels());
    if (details != null) {
      surplus.retainAll(labels);
    }
    put(remove, LABELS, surplus, parts, "without label ");
    if (effects.fixVersion()) {
      put(add, FIX_VERSIONS, releases(evidence), parts, "fix version ");
    }
    String comment = effects.comment();
    if (comment != null) {
      parts.add(new Part(COMMENT, "comment"));
    }
    return new Extras(
        new WantedFields(set, Map.of(), Set.of(), add, remove),
        comment == null ? null : comment.replace(WHY, explanation),
        parts);
  }

  /** Whether the effects of a rule are about that field. */
  public static boolean touches(Effects effects, String field) {
    return switch (field) {
      case ASSIGNEE -> effects.assignAuthor();
      case LABELS -> !effects.addLabels().isEmpty() || !effects.removeLabels().isEmpty();
      case FIX_VERSIONS -> effects.fixVersion();
      case COMMENT -> effects.comment() != null;
      default -> false;
    };
  }

  private static Set<String> releases(Evidence evidence) {
    return evidence.artefacts().stream()
        .filter(Artefact.Release.class::isInstance)
        .map(Artefact.Release.class::cast)
        .filter(release -> release.state() == ReleaseChanged.State.RELEASED)
        .map(Artefact.Release::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void put(
      Map<String, Set<String>> fields,
      String field,
      Set<String> values,
      List<Part> parts,
      String word) {
    if (!values.isEmpty()) {
      fields.put(field, values);
      parts.add(new Part(field, word + String.join(", ", values)));
    }
  }
}
