package dev.lockstep.local.door;

import dev.lockstep.local.Hosts;
import dev.lockstep.local.Ports;
import dev.lockstep.local.StandAlone;
import dev.lockstep.local.database.Database;
import dev.lockstep.local.process.StartFailed;
import dev.lockstep.settings.LockstepSettings;
import dev.lockstep.settings.Settings;
import dev.lockstep.settings.Settings.Need;
import java.util.EnumSet;
import java.util.List;

/** The front door as a process of its own, where each service has a host of its own. */
public final class FrontDoorMain {
  private FrontDoorMain() {}

  /** Runs until the process is ended. */
  public static void main(String[] arguments) throws InterruptedException {
    StandAlone.run(FrontDoorMain::open);
    Thread.currentThread().join();
  }

  private static void open() throws StartFailed, InterruptedException {
    Settings settings = StandAlone.settings(EnumSet.of(Need.API_KEY));
    LockstepSettings own = settings.lockstep();
    Database database =
        Database.of(StandAlone.required(settings.postgres(), "PG_HOST", "the host of PostgreSQL"));
    String apiKey =
        StandAlone.required(own.apiKey(), "LOCKSTEP_API_KEY", "what callers send").value();
    FrontDoor door =
        FrontDoor.open(
            own.host(), List.of(Ports.of(own)), Hosts.of(own), apiKey, database::answers);
    Runtime.getRuntime().addShutdownHook(new Thread(door::close, "stop"));
    System.out.println("The front door listens on " + own.host() + ":" + own.port());
  }
}
