package dev.lockstep.jira.command;

import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.WorkItemCommand;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.Published;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.sandbox.control.Views.IssueView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sends commands and waits for what became of them. */
final class Desk implements AutoCloseable {

  private final Publisher publisher;
  private final Published outcomes = new Published(Topics.OUTCOME);

  Desk(Publisher publisher) {
    this.publisher = publisher;
  }

  /** An issue of the first instance. */
  static WorkItemRef ref(IssueView issue) {
    return WorkItemRef.jira("1", issue.id());
  }

  Envelope<?> send(WorkItemCommand command) {
    Envelope<?> envelope = Envelope.of("/test", Instant.now(), Origin.LIVE, command);
    publisher.publish(List.of(envelope)).await().atMost(Duration.ofSeconds(10));
    return envelope;
  }

  /** The same message once more. */
  void again(Envelope<?> envelope) {
    publisher.publish(List.of(envelope)).await().atMost(Duration.ofSeconds(10));
  }

  CommandApplied applied(WorkItemCommand command) {
    return outcome(CommandApplied.class, send(command));
  }

  CommandRejected rejected(WorkItemCommand command) {
    return outcome(CommandRejected.class, send(command));
  }

  <T extends Outcome> T outcome(Class<T> type, Envelope<?> command) {
    return outcomes(type, 1, command).get(0);
  }

  <T extends Outcome> List<T> outcomes(Class<T> type, int count, Envelope<?> command) {
    return outcomes.await(type, count, o -> o.commandId().equals(command.id())).stream()
        .map(Envelope::data)
        .toList();
  }

  @Override
  public void close() {
    outcomes.close();
  }
}
