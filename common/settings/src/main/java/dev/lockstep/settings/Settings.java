package dev.lockstep.settings;

import dev.lockstep.settings.SettingsResult.Invalid;
import dev.lockstep.settings.SettingsResult.Valid;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code lockstep.yaml} and the environment say, checked. The launcher and {@code
 * ./lockstep check} read all of it; each service reads the same and takes its section. Every name,
 * alias, default and expectation is in docs/settings.md.
 *
 * <p>Law: environment variables win over lockstep.yaml; blank variables count as unset; two
 * variables that mean the same setting must agree; a wrong value never falls back to a default
 * silently; no record shows a secret in its {@code toString()}.
 *
 * @param jira by {@link JiraInstance#id()}, in the order of the ids
 * @param bitbucket null where nothing of it is set
 * @param github null where nothing of it is set
 * @param bitbucketServer null where nothing of it is set
 * @param azureDevOps null where nothing of it is set
 * @param slack null where nothing of it is set
 * @param discord null where nothing of it is set
 * @param postgres null: use the embedded server (a service: its own defaults)
 * @param kafka null: use the embedded broker (a service: its own defaults)
 */
public record Settings(
    Map<String, JiraInstance> jira,
    @Nullable BitbucketSettings bitbucket,
    @Nullable GitHubSettings github,
    @Nullable BitbucketServerSettings bitbucketServer,
    @Nullable AzureDevOpsSettings azureDevOps,
    @Nullable SlackSettings slack,
    @Nullable DiscordSettings discord,
    Intervals intervals,
    RuleSettings rules,
    @Nullable PostgresSettings postgres,
    @Nullable KafkaSettings kafka,
    LockstepSettings lockstep) {

  /** Variable with the path of lockstep.yaml; not a setting of the file itself. */
  public static final String CONFIG_VARIABLE = "LOCKSTEP_CONFIG";

  /** What must be there by itself, whatever else is set. */
  public enum Need {
    /** At least one complete Jira instance. */
    JIRA,
    /** A complete Bitbucket section. */
    BITBUCKET,
    /** {@code LOCKSTEP_API_KEY}. */
    API_KEY
  }

  public Settings {
    jira = Collections.unmodifiableMap(new LinkedHashMap<>(jira));
  }

  /** Reads and checks everything as the whole of Lockstep needs it: at least one Jira instance. */
  public static SettingsResult read(Map<String, String> environment, @Nullable Path yaml) {
    return read(environment, yaml, EnumSet.of(Need.JIRA));
  }

  /** As {@link #read(Map, Path)} with the file that {@code LOCKSTEP_CONFIG} names, if any. */
  public static SettingsResult read(Map<String, String> environment, Set<Need> needs) {
    String config = environment.getOrDefault(CONFIG_VARIABLE, "").strip();
    return read(environment, config.isEmpty() ? null : Path.of(config), needs);
  }

  /**
   * Reads and checks everything said; what is not said is a mistake only where it is needed: by
   * these needs, or because another setting of its section is set.
   */
  public static SettingsResult read(
      Map<String, String> environment, @Nullable Path yaml, Set<Need> needs) {
    YamlFile file = yaml == null ? YamlFile.none() : YamlFile.read(yaml);
    Said said = new Said(environment, file);
    List<String> ids = Names.jiraIds(environment, file);
    Names.unknownInYaml(file, ids).forEach(said::complain);

    Assembly assembly = new Assembly(said);
    CodeHostAssembly hosts = new CodeHostAssembly(said);
    LocalAssembly local = new LocalAssembly(said);
    Map<String, JiraInstance> jira = assembly.jira(ids);
    Settings settings =
        new Settings(
            jira,
            assembly.bitbucket(jira),
            hosts.github(),
            hosts.bitbucketServer(),
            hosts.azureDevOps(),
            assembly.slack(),
            assembly.discord(),
            assembly.intervals(),
            assembly.rules(file.books()),
            local.postgres(),
            assembly.kafka(),
            local.lockstep());
    Needs.check(needs, said, ids);
    if (!said.mistakes().isEmpty()) {
      return new Invalid(said.mistakes());
    }
    return new Valid(settings, Warnings.about(settings, environment, file));
  }
}
