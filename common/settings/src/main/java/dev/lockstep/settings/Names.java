package dev.lockstep.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which names the user used: the Jira instances among them, and those nobody knows. */
final class Names {
  private static final Pattern NUMBERED =
      Pattern.compile("JIRA_(\\d{1,9})_(" + String.join("|", JiraTable.suffixes()) + ")");
  private static final Pattern IN_YAML = Pattern.compile("jira\\.([^.]*)\\..+");

  /** Not those that would read JIRA_API_TOKEN or JIRA_USER_EMAIL as an instance. */
  private static final Pattern ID =
      Pattern.compile("(?!(api|user|cloud|base)$)[a-z0-9][a-z0-9-]{0,31}");

  private static final Pattern OURS =
      Pattern.compile("(JIRA|ATLASSIAN|BITBUCKET|ADO|SLACK|DISCORD|LOCKSTEP|PG|KAFKA)_.+");

  /** Names of the systems Lockstep replaces whose meaning this version does not have yet. */
  private static final Set<String> LATER =
      Set.of(
          "SYNC_STATUS_TRANSITIONS",
          "SYNC_ASSIGNEE",
          "SYNC_COMMENTS",
          "CONNECT_DEBUG",
          "CONNECT_LOG_LEVEL",
          "JIRA_SCHEMA_NAME");

  private Names() {}

  /** Ids of the Jira instances of which anything is said, the numbers first and in their order. */
  static List<String> jiraIds(Map<String, String> environment, YamlFile yaml) {
    Set<String> ids = new TreeSet<>(Names::byNumber);
    environment.forEach(
        (name, text) -> {
          Matcher numbered = NUMBERED.matcher(name);
          if (!text.isBlank() && numbered.matches()) {
            ids.add(numbered.group(1));
          }
        });
    boolean unnumbered =
        variables(JiraTable.of(JiraTable.FIRST).all())
            .anyMatch(variable -> !environment.getOrDefault(variable, "").isBlank());
    if (unnumbered) {
      ids.add(JiraTable.FIRST);
    }
    for (String name : yaml.entries().keySet()) {
      Matcher inYaml = IN_YAML.matcher(name);
      if (inYaml.matches() && ID.matcher(inYaml.group(1)).matches()) {
        ids.add(inYaml.group(1));
      }
    }
    return List.copyOf(ids);
  }

  /** One mistake for each name in lockstep.yaml that is not in the table. */
  static List<Mistake> unknownInYaml(YamlFile yaml, List<String> jiraIds) {
    Set<String> known = new LinkedHashSet<>();
    SettingsTable.fixed().forEach(setting -> known.add(setting.name()));
    List<String> ids = jiraIds.isEmpty() ? List.of(JiraTable.FIRST) : jiraIds;
    ids.forEach(id -> JiraTable.of(id).all().forEach(setting -> known.add(setting.name())));
    List<Mistake> mistakes = new ArrayList<>();
    yaml.entries()
        .forEach(
            (name, entry) -> {
              if (!known.contains(name)) {
                String nearest = NearestName.of(name, known, Math.max(3, name.length() / 3));
                String expected =
                    nearest == null
                        ? "a name of docs/settings.md"
                        : "a known name; did you mean " + nearest + "?";
                mistakes.add(new Mistake(entry.where(), "an unknown setting", expected));
              }
            });
    return mistakes;
  }

  /**
   * Sentences about environment variables that look like ours and are not, or mean something only
   * later.
   */
  static List<String> suspicious(Map<String, String> environment, List<String> jiraIds) {
    Set<String> known = new LinkedHashSet<>(Set.of("LOCKSTEP_CONFIG"));
    variables(SettingsTable.fixed()).forEach(known::add);
    Stream.concat(Stream.of(JiraTable.FIRST), jiraIds.stream())
        .forEach(id -> variables(JiraTable.of(id).all()).forEach(known::add));
    List<String> sentences = new ArrayList<>();
    new TreeMap<>(environment)
        .forEach(
            (name, text) -> {
              if (text.isBlank() || known.contains(name)) {
                return;
              }
              if (LATER.contains(name)) {
                sentences.add(name + " is set, but this version does not use it yet");
              } else if (OURS.matcher(name).matches()) {
                String nearest = NearestName.of(name, known, 2);
                if (nearest != null) {
                  sentences.add(name + " is not a known setting; did you mean " + nearest + "?");
                }
              }
            });
    return sentences;
  }

  private static Stream<String> variables(List<Setting<?>> settings) {
    return settings.stream().flatMap(setting -> setting.variables().stream());
  }

  private static int byNumber(String a, String b) {
    boolean numbers = a.matches("\\d{1,9}") && b.matches("\\d{1,9}");
    return numbers ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : a.compareTo(b);
  }
}
