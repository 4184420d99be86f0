package dev.lockstep.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the user said, looked up setting by setting. Environment variables win over lockstep.yaml;
 * blank ones count as unset. Mistakes are collected, each setting's once.
 */
final class Said {
  private final Map<String, String> environment;
  private final YamlFile yaml;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final Set<String> broken = new HashSet<>();

  private record Entry<T>(String where, String text, @Nullable T value) {}

  Said(Map<String, String> environment, YamlFile yaml) {
    this.environment = environment;
    this.yaml = yaml;
    mistakes.addAll(yaml.mistakes());
  }

  /** The value, its fallback, or null where there is neither or a mistake was noted. */
  <T> @Nullable T get(Setting<T> setting) {
    List<Entry<T>> entries = entriesOf(setting);
    if (entries.isEmpty()) {
      return setting.fallback() == null ? null : setting.kind().parse(setting.fallback());
    }
    for (Entry<T> entry : entries) {
      if (entry.value() == null) {
        complain(
            setting, entry.where(), shown(setting, entry.text()), setting.kind().expectation());
      }
    }
    if (broken.contains(setting.name())) {
      return null;
    }
    if (entries.stream().map(Entry::value).distinct().count() > 1) {
      complain(
          setting,
          entries.stream().map(Entry::where).collect(Collectors.joining(" and ")),
          setting.secret()
              ? "values that differ (not shown)"
              : entries.stream()
                  .map(entry -> shown(setting, entry.text()))
                  .collect(Collectors.joining(" and ")),
          "the same value, as all of them mean " + setting.name());
      return null;
    }
    return entries.get(0).value();
  }

  /**
   * The value of a setting that is always there, as it has a fallback; the fallback where a mistake
   * was noted.
   */
  <T> T getOrFallback(Setting<T> setting) {
    T value = get(setting);
    return value != null
        ? value
        : Objects.requireNonNull(
            setting.kind().parse(Objects.requireNonNull(setting.fallback(), setting.name())));
  }

  /**
   * The value of a setting that another one makes necessary; notes a mistake where it is missing.
   */
  <T> @Nullable T require(Setting<T> setting, String trigger) {
    T value = get(setting);
    if (value == null && !broken.contains(setting.name())) {
      String variable = setting.variableLike(trigger);
      boolean inYaml = !environment.containsKey(trigger) && !setting.secret();
      complain(
          setting,
          inYaml ? setting.name() + " (or " + variable + ")" : variable,
          "not set",
          setting.kind().expectation() + ", because " + trigger + " is set");
    }
    return value;
  }

  /** How the user named the first of these settings that was said, or null where none was. */
  @Nullable String firstSaid(List<? extends Setting<?>> settings) {
    for (Setting<?> setting : settings) {
      String where = where(setting);
      if (where != null) {
        return where;
      }
    }
    return null;
  }

  /** How the user named this setting, or null where nothing was said. */
  @Nullable String where(Setting<?> setting) {
    for (String variable : setting.variables()) {
      if (!environment.getOrDefault(variable, "").isBlank()) {
        return variable;
      }
    }
    YamlFile.Entry entry = yaml.get(setting.name());
    return entry == null ? null : entry.where();
  }

  void complain(Mistake mistake) {
    mistakes.add(mistake);
  }

  List<Mistake> mistakes() {
    return mistakes;
  }

  private void complain(Setting<?> setting, String where, String found, String expected) {
    broken.add(setting.name());
    Mistake mistake = new Mistake(where, found, expected);
    if (!mistakes.contains(mistake)) {
      mistakes.add(mistake);
    }
  }

  private <T> List<Entry<T>> entriesOf(Setting<T> setting) {
    List<Entry<T>> entries = new ArrayList<>();
    for (String variable : setting.variables()) {
      String text = environment.getOrDefault(variable, "");
      if (!text.isBlank()) {
        entries.add(new Entry<>(variable, text, setting.kind().parse(text)));
      }
    }
    YamlFile.Entry written = yaml.get(setting.name());
    if (entries.isEmpty() && written != null) {
      entries.add(
          new Entry<>(written.where(), written.text(), setting.kind().parse(written.text())));
    }
    return entries;
  }

  private static String shown(Setting<?> setting, String text) {
    if (setting == SettingsTable.DATABASE_URL) {
      return PostgresUrl.shown(text);
    }
    return setting.secret() ? "a value that does not fit (not shown)" : "'" + text + "'";
  }
}
