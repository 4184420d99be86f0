package dev.lockstep.local.cli;

import dev.lockstep.local.process.RotatingLog;
import dev.lockstep.local.process.StartFailed;
import dev.lockstep.local.terminal.Terminal;
import dev.lockstep.settings.Mistake;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Understands the arguments and runs the command. */
public final class CommandLine {
  /** All went well. */
  static final int OK = 0;

  /** Something failed. */
  static final int FAILED = 1;

  /** The arguments or the settings are wrong; nothing was started. */
  static final int MISUSED = 2;

  private static final int LOG_LINES_SHOWN = 20;

  private final Map<String, String> environment;
  private final Path workingFolder;
  private final Path home;
  private final Terminal terminal;

  /**
   * @param environment of the process
   * @param workingFolder where .env, lockstep.yaml and relative paths are
   * @param home the root of the product
   */
  public CommandLine(
      Map<String, String> environment, Path workingFolder, Path home, Terminal terminal) {
    this.environment = Map.copyOf(environment);
    this.workingFolder = workingFolder;
    this.home = home;
    this.terminal = terminal;
  }

  /** The command line of this process. */
  public static CommandLine ofProcess(Path home) {
    Map<String, String> environment = System.getenv();
    return new CommandLine(
        environment, Path.of("").toAbsolutePath(), home, Terminal.ofProcess(environment));
  }

  /** Runs a command; returns its exit code. */
  public int run(List<String> arguments) throws InterruptedException {
    Invocation invocation = Invocation.of(arguments);
    if (invocation instanceof Invocation.Help) {
      terminal.line(help());
      return OK;
    }
    if (invocation instanceof Invocation.Unknown unknown) {
      terminal.line(unknown.message());
      return MISUSED;
    }
    try {
      if (invocation instanceof Invocation.Demo demo) {
        return new DemoCommand(environment, workingFolder, home, terminal)
            .run(demo.once(), this::list);
      }
      return withSettings(invocation);
    } catch (StartFailed failed) {
      explain(failed);
      return FAILED;
    } catch (IOException failed) {
      terminal.line(terminal.bad("Could not start: ") + failed);
      return FAILED;
    }
  }

  private int withSettings(Invocation invocation)
      throws StartFailed, IOException, InterruptedException {
    Configuration configuration = Configuration.read(environment, workingFolder);
    if (configuration instanceof Configuration.Wrong wrong) {
      list(wrong.mistakes());
      return MISUSED;
    }
    Configuration.Read read = (Configuration.Read) configuration;
    if (invocation instanceof Invocation.Check) {
      terminal.line("Settings are complete. Read from: " + String.join(", ", read.sources()));
      SettingsReport.print(terminal, read.settings());
      warn(read.warnings());
      terminal.line();
      WebhookAddresses.print(terminal, read.settings(), WebhookAddresses.door(read.settings()));
      return OK;
    }
    warn(read.warnings());
    return new UpCommand(home, terminal).run(read);
  }

  private void list(List<Mistake> mistakes) {
    terminal.line(
        terminal.bad(
            mistakes.size() == 1
                ? "1 setting is wrong:"
                : mistakes.size() + " settings are wrong:"));
    for (Mistake mistake : mistakes) {
      terminal.line("  " + terminal.strong(mistake.name()) + ": " + mistake.found());
      terminal.line("      expected: " + mistake.expected());
    }
    terminal.line("Nothing was started. ./lockstep demo needs no settings at all.");
  }

  private void warn(List<String> warnings) {
    warnings.forEach(warning -> terminal.line("  " + terminal.caution("note: ") + warning));
  }

  private void explain(StartFailed failed) {
    terminal.line(terminal.bad(String.valueOf(failed.getMessage())));
    Path log = failed.log();
    if (log != null) {
      terminal.line("The end of " + log + ":");
      RotatingLog.tail(log, LOG_LINES_SHOWN).forEach(line -> terminal.line("  | " + line));
    }
  }

  private static String help() {
    try (InputStream text = CommandLine.class.getResourceAsStream("help.txt")) {
      return text == null
          ? ""
          : new String(text.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
