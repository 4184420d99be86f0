package dev.lockstep.scm.mention;

import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.KeyMention.Evidence;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the keys of work items in what developers write.
 *
 * <p>A key is exact: {@code ABC-1} is not in {@code ABC-12}, and nothing is a key whose project
 * nobody knows ({@code UTF-8}, {@code SHA-256}, {@code 2022-02}). The grammar is that of
 * Atlassian's github-for-jira: a project of at least two letters or digits beginning with a letter,
 * a number without leading zero, neither a letter nor a digit on either side ({@code ABC-123abcd}
 * is none, {@code ABC-123_x} is one); case does not matter.
 */
public final class Mentions {

  private static final Pattern KEY =
      Pattern.compile(
          "(?<![A-Za-z0-9])([A-Za-z][A-Za-z0-9]{1,255})-([1-9][0-9]{0,17})(?![A-Za-z0-9])");

  /** As people write it wherever Azure Boards listens; the project does not stand in it. */
  private static final Pattern BOARDS_KEY =
      Pattern.compile("(?<![A-Za-z0-9])[Aa][Bb]#([1-9][0-9]{0,8})(?![A-Za-z0-9])");

  private static final Comparator<KeyMention> ORDER =
      Comparator.comparing(KeyMention::evidence).thenComparing(KeyMention::key);

  private Mentions() {}

  /**
   * The keys in some texts, each once, with the most trustworthy evidence it has; most trustworthy
   * first, then by key.
   *
   * @param projects the project keys there are, in upper case
   * @param boards whether {@code AB#42} names a work item of Azure DevOps
   * @param texts what was written where; a place that is absent or empty names nothing
   */
  public static List<KeyMention> in(
      Set<String> projects, boolean boards, Map<Evidence, String> texts) {
    Map<String, Evidence> best = new TreeMap<>();
    for (Evidence evidence : Evidence.values()) { // declared most trustworthy first
      String text = texts.getOrDefault(evidence, "");
      Matcher matcher = KEY.matcher(text);
      while (matcher.find()) {
        String project = matcher.group(1).toUpperCase(Locale.ROOT);
        if (projects.contains(project)) {
          best.putIfAbsent(project + "-" + matcher.group(2), evidence);
        }
      }
      Matcher boardsKey = BOARDS_KEY.matcher(text);
      while (boards && boardsKey.find()) {
        best.putIfAbsent("AB#" + boardsKey.group(1), evidence);
      }
    }
    return best.entrySet().stream()
        .map(found -> new KeyMention(found.getKey(), found.getValue()))
        .sorted(ORDER)
        .toList();
  }
}
