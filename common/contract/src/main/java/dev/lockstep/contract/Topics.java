package dev.lockstep.contract;

import java.time.Duration;
import java.util.List;

/** The topics and how long they keep what they hold. All have {@value #PARTITIONS} partitions. */
public final class Topics {

  /** Fixed: it bounds the replicas of a consumer, and changing it would reorder keys. */
  public static final int PARTITIONS = 12;

  public static final String WORK_ITEM = "lockstep.work-item.v1";
  public static final String WORK_ITEM_BULK = "lockstep.work-item.bulk.v1";
  public static final String COMMENT = "lockstep.comment.v1";
  public static final String COMMENT_BULK = "lockstep.comment.bulk.v1";
  public static final String HISTORY = "lockstep.history.v1";
  public static final String RUN = "lockstep.run.v1";
  public static final String SCM_CHANGE = "lockstep.scm-change.v1";
  public static final String SCM_CHANGE_BULK = "lockstep.scm-change.bulk.v1";
  public static final String DIRECTORY = "lockstep.directory.v1";
  public static final String HINT_JIRA = "lockstep.hint.jira.v1";
  public static final String HINT_SCM = "lockstep.hint.scm.v1";
  public static final String COMMAND_JIRA = "lockstep.command.jira.v1";
  public static final String OUTCOME = "lockstep.outcome.v1";
  public static final String DECISION = "lockstep.decision.v1";

  /** Every topic in use. */
  public static final List<Topic> ALL =
      List.of(
          Topic.compacted(WORK_ITEM),
          Topic.kept(WORK_ITEM_BULK, Duration.ofDays(3)),
          Topic.compacted(COMMENT),
          Topic.kept(COMMENT_BULK, Duration.ofDays(3)),
          Topic.kept(HISTORY, Duration.ofDays(14)),
          Topic.kept(RUN, Duration.ofDays(14)),
          Topic.compacted(SCM_CHANGE),
          Topic.kept(SCM_CHANGE_BULK, Duration.ofDays(3)),
          Topic.compacted(DIRECTORY),
          Topic.kept(HINT_JIRA, Duration.ofDays(1)),
          Topic.kept(HINT_SCM, Duration.ofDays(1)),
          Topic.kept(COMMAND_JIRA, Duration.ofDays(14)),
          Topic.kept(OUTCOME, Duration.ofDays(14)),
          Topic.kept(DECISION, Duration.ofDays(14)));

  private Topics() {}

  /** Where records of a topic go that nobody can decode. */
  public static String deadLetters(String topic) {
    return topic + ".dlq";
  }

  /**
   * A topic.
   *
   * @param name its name
   * @param compacted whether the last record of each key is kept for ever
   * @param retention how long records are kept; meaningless when compacted
   */
  public record Topic(String name, boolean compacted, Duration retention) {

    static Topic compacted(String name) {
      return new Topic(name, true, Duration.ZERO);
    }

    static Topic kept(String name, Duration retention) {
      return new Topic(name, false, retention);
    }

    /** The topic for its undecodable records, kept 90 days. */
    public Topic deadLetters() {
      return kept(Topics.deadLetters(name), Duration.ofDays(90));
    }
  }
}
