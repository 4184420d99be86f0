package dev.lockstep.local.demo;

import dev.lockstep.local.StandAlone;
import dev.lockstep.local.process.StartFailed;
import dev.lockstep.local.terminal.Terminal;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.settings.Settings;
import dev.lockstep.settings.Settings.Need;
import java.net.URI;
import java.util.EnumSet;

/**
 * The story, played once on an installation that runs already beside an empty sandbox and has the
 * settings of the demonstration. {@code LOCKSTEP_PUBLIC_URL} says where the front door is, {@code
 * SANDBOX_URL} where the sandbox is.
 */
public final class StoryMain {
  private StoryMain() {}

  /** Exit code 0: everything that was expected happened. */
  public static void main(String[] arguments) throws InterruptedException {
    StandAlone.run(StoryMain::play);
  }

  private static void play() throws StartFailed, InterruptedException {
    Settings settings = StandAlone.settings(EnumSet.of(Need.API_KEY));
    Stage stage =
        new Stage(
            StandAlone.required(
                settings.lockstep().publicUrl(), "LOCKSTEP_PUBLIC_URL", "URL of the front door"),
            URI.create(
                StandAlone.required(
                    System.getenv("SANDBOX_URL"), "SANDBOX_URL", "URL of the sandbox")),
            StandAlone.required(
                    settings.lockstep().apiKey(), "LOCKSTEP_API_KEY", "the key of the installation")
                .value(),
            StandAlone.required(settings.kafka(), "KAFKA_BOOTSTRAP_SERVERS", "host:port of Kafka")
                .bootstrapServers());
    SeededShop shop = new SeededShop(new SandboxClient(stage.sandbox()));
    shop.seed();
    shop.registerHooks(
        stage.door(), secret("JIRA_WEBHOOK_SECRET"), secret("BITBUCKET_WEBHOOK_SECRET"));
    Terminal terminal = Terminal.ofProcess(System.getenv());
    boolean held =
        new Play(terminal, stage, shop)
            .perform(() -> terminal.line("The team goes to work."), team -> {});
    if (!held) {
      throw new StartFailed("Not everything happened as expected.");
    }
  }

  private static String secret(String name) throws StartFailed {
    return StandAlone.required(System.getenv(name), name, "the secret the services have");
  }
}
