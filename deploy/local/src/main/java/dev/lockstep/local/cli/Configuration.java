package dev.lockstep.local.cli;

import dev.lockstep.settings.DotEnv;
import dev.lockstep.settings.Mistake;
import dev.lockstep.settings.Settings;
import dev.lockstep.settings.SettingsResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the environment, {@code .env} and {@code lockstep.yaml} of the working folder say together.
 */
sealed interface Configuration {

  /**
   * All is well.
   *
   * @param environment of this process with what {@code .env} adds; what is set in both is taken
   *     from the process
   */
  record Read(
      Settings settings,
      List<String> warnings,
      Map<String, String> environment,
      List<String> sources)
      implements Configuration {}

  /** Something is wrong; nothing may start. */
  record Wrong(List<Mistake> mistakes) implements Configuration {}

  /** Reads everything. */
  static Configuration read(Map<String, String> process, Path workingFolder) {
    List<Mistake> mistakes = new ArrayList<>();
    List<String> sources = new ArrayList<>(List.of("environment"));
    Map<String, String> environment = new HashMap<>();
    Path dotEnv = workingFolder.resolve(".env");
    if (Files.exists(dotEnv)) {
      sources.add(dotEnv.toString());
      DotEnv.Result result = DotEnv.parse(dotEnv);
      if (result instanceof DotEnv.Result.Parsed parsed) {
        environment.putAll(parsed.values());
      } else if (result instanceof DotEnv.Result.Broken broken) {
        mistakes.add(broken.mistake());
      }
    }
    environment.putAll(process);
    Path yaml = yaml(environment, workingFolder);
    if (yaml != null) {
      sources.add(yaml.toString());
      environment.put(Settings.CONFIG_VARIABLE, yaml.toString());
    }
    SettingsResult result = Settings.read(environment, yaml);
    if (result instanceof SettingsResult.Invalid invalid) {
      mistakes.addAll(invalid.mistakes());
    }
    if (mistakes.isEmpty() && result instanceof SettingsResult.Valid valid) {
      return new Read(
          valid.settings(), valid.warnings(), Map.copyOf(environment), List.copyOf(sources));
    }
    return new Wrong(List.copyOf(mistakes));
  }

  private static @Nullable Path yaml(Map<String, String> environment, Path workingFolder) {
    String named = environment.getOrDefault(Settings.CONFIG_VARIABLE, "").strip();
    if (!named.isEmpty()) {
      return workingFolder.resolve(named).toAbsolutePath();
    }
    Path usual = workingFolder.resolve("lockstep.yaml").toAbsolutePath();
    return Files.exists(usual) ? usual : null;
  }
}
