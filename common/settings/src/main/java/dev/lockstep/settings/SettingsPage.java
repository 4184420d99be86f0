package dev.lockstep.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes docs/settings.md from the table. */
final class SettingsPage {
  private static final Map<String, String> HEADLINES = new LinkedHashMap<>();

  static {
    HEADLINES.put(
        "bitbucket", "Bitbucket Cloud. Any of these makes workspace and token necessary.");
    HEADLINES.put("github", "GitHub. Any of these makes owners and a token (or an app) necessary.");
    HEADLINES.put(
        "bitbucket-dc",
        "Bitbucket Data Center. Any of these makes base URL, projects and token necessary.");
    HEADLINES.put(
        "ado", "Azure DevOps. Any of these makes organisation and a token (or an app) necessary.");
    HEADLINES.put("webhook-secret", "One secret for all webhooks.");
    HEADLINES.put("slack", "Slack. Any of these makes bot token and channel necessary.");
    HEADLINES.put("discord", "Discord. Any of these makes bot token and one channel necessary.");
    HEADLINES.put("intervals", "How often Lockstep asks when nobody tells it.");
    HEADLINES.put(
        "rules",
        "What moves issues. The rule books themselves are written in the file; [rules](rules.md) tells how.");
    HEADLINES.put("postgres", "Your own PostgreSQL in place of the embedded one.");
    HEADLINES.put("kafka", "Your own Kafka in place of the embedded broker.");
    HEADLINES.put("lockstep", "Lockstep itself.");
  }

  private SettingsPage() {}

  static String markdown() {
    Map<String, List<Setting<?>>> sections = new LinkedHashMap<>();
    SettingsTable.fixed()
        .forEach(
            setting ->
                sections
                    .computeIfAbsent(setting.name().split("\\.")[0], name -> new ArrayList<>())
                    .add(setting));
    StringBuilder page =
        new StringBuilder(
            """
            # Settings

            <!-- Generated from SettingsTable in common/settings; a test compares. Regenerate with
                 mvn -pl common/settings test -Dtest=SettingsPageTest -Dlockstep.docs=write -->

            Every setting can stand in the environment (or in `.env`) or, by its dotted name, in `lockstep.yaml`
            (`LOCKSTEP_CONFIG` says where that file is). The environment wins over the file. Names on one line mean the same; two of
            them with different values are a mistake. Keep secrets (marked *) in the environment. `./lockstep check` lists every mistake at once.
            What is changed counts from the next start; only `rules.*` of `lockstep.yaml` does within seconds, see [rules](rules.md#when-you-change-it).

            ```yaml
            jira:
              1:
                base-url: https://your-team.atlassian.net
                email: bot@example.com
                project-keys: [ABC, XYZ]
            bitbucket:
              workspace: your-team
              repositories: [web-app, api]
            intervals:
              jira-poll: 30s
            ```

            ## jira

            One block for each Jira instance. Instance 1 also has the unnumbered names; others are numbered (`JIRA_2_BASE_URL`).
            In the file an instance may have a name (`jira.acme.base-url`); its variables are then `JIRA_ACME_...`.

            """);
    table(page, JiraTable.of(JiraTable.FIRST).all());
    sections.forEach(
        (name, settings) -> {
          page.append("\n## ")
              .append(name)
              .append("\n\n")
              .append(HEADLINES.get(name))
              .append("\n\n");
          table(page, settings);
        });
    return page.toString();
  }

  private static void table(StringBuilder page, List<Setting<?>> settings) {
    page.append("| environment | lockstep.yaml | expected | default | what for |\n");
    page.append("| --- | --- | --- | --- | --- |\n");
    for (Setting<?> setting : settings) {
      String variables =
          setting.variables().stream()
              .map(name -> "`" + name + "`")
              .collect(Collectors.joining(" "));
      page.append("| ").append(variables).append(setting.secret() ? " *" : "");
      page.append(" | `").append(setting.name()).append("` | ");
      page.append(setting.kind().expectation().replace("<", "&lt;")).append(" | ");
      page.append(setting.fallback() == null ? "" : "`" + setting.fallback() + "`").append(" | ");
      page.append(setting.about()).append(" |\n");
    }
  }
}
