package dev.lockstep.settings;

import java.util.List;
import java.util.stream.Collectors;

/** What {@link Settings#read} answers: a complete tree, or everything that is wrong. */
public sealed interface SettingsResult {

  /**
   * All settings are good.
   *
   * @param warnings sentences about settings that work but probably do not do what was meant
   */
  record Valid(Settings settings, List<String> warnings) implements SettingsResult {
    public Valid {
      warnings = List.copyOf(warnings);
    }
  }

  /** At least one setting is missing or wrong; nothing may start. */
  record Invalid(List<Mistake> mistakes) implements SettingsResult {
    public Invalid {
      mistakes = List.copyOf(mistakes);
    }

    /** All mistakes, one per line, below a headline. */
    public String report() {
      String headline =
          mistakes.size() == 1 ? "1 setting is wrong:" : mistakes.size() + " settings are wrong:";
      return mistakes.stream()
          .map(mistake -> "\n  - " + mistake)
          .collect(Collectors.joining("", headline, ""));
    }
  }

  /**
   * The settings, for a service that cannot start without them.
   *
   * @throws IllegalStateException with the whole report when a setting is wrong
   */
  default Settings orThrow() {
    if (this instanceof Valid valid) {
      return valid.settings();
    }
    throw new IllegalStateException(((Invalid) this).report());
  }
}
