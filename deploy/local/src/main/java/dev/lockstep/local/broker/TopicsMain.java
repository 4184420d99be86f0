package dev.lockstep.local.broker;

import dev.lockstep.local.StandAlone;
import dev.lockstep.local.process.StartFailed;
import dev.lockstep.settings.Settings.Need;
import java.util.EnumSet;

/** Makes the topics that are missing on a Kafka that somebody else runs, and ends. */
public final class TopicsMain {
  private static final short AS_THE_BROKER_SAYS = -1;

  private TopicsMain() {}

  /** Exit code 0: all topics are there. */
  public static void main(String[] arguments) throws InterruptedException {
    StandAlone.run(TopicsMain::make);
  }

  private static void make() throws StartFailed, InterruptedException {
    String brokers =
        StandAlone.required(
                StandAlone.settings(EnumSet.noneOf(Need.class)).kafka(),
                "KAFKA_BOOTSTRAP_SERVERS",
                "host:port of Kafka")
            .bootstrapServers();
    int made = TopicSetup.createMissing(brokers, AS_THE_BROKER_SAYS);
    System.out.println("All topics are there on " + brokers + ", made now: " + made);
  }
}
