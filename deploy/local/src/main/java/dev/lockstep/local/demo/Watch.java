package dev.lockstep.local.demo;

import dev.lockstep.local.terminal.Terminal;
import dev.lockstep.sandbox.SandboxClient;

/** Everything that looks on: topics and simulators, told on one timeline. */
final class Watch implements AutoCloseable {
  private final Observed observed = new Observed();
  private final Timeline timeline;
  private final TopicTail topics;
  private final JournalTail journal;

  Watch(Stage stage, SandboxClient sandbox, Terminal terminal) {
    this.timeline = new Timeline(terminal);
    this.topics =
        new TopicTail(
            stage.bootstrapServers(), envelope -> observed.take(envelope).ifPresent(timeline::add));
    this.journal = new JournalTail(sandbox, timeline::add);
  }

  Observed observed() {
    return observed;
  }

  Timeline timeline() {
    return timeline;
  }

  @Override
  public void close() {
    topics.close();
    journal.close();
    timeline.close();
  }
}
