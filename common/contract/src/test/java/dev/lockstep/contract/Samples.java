package dev.lockstep.contract;

import dev.lockstep.contract.DecisionMade.Fact;
import dev.lockstep.contract.DecisionMade.Truth;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.KeyMention.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One full sample of every message, all about the same small story. */
final class Samples {

  private static final Instant AT = Instant.parse("2026-11-20T10:15:30.250Z");
  private static final long VERSION = AT.toEpochMilli();
  private static final WorkItemRef ITEM = WorkItemRef.jira("1", "10042");
  private static final RepositoryRef REPOSITORY =
      new RepositoryRef("bitbucket", "acme", "shop-api");
  private static final Person ANA = new Person("5b10a2844c20165700ede21g", "Ana Silva");
  private static final List<KeyMention> MENTIONS =
      List.of(new KeyMention("SHOP-42", Evidence.BRANCH));

  private Samples() {}

  static List<Message> all() {
    return List.of(
        workItemChanged(),
        new BranchChanged(
            REPOSITORY,
            "feature/SHOP-42-basket",
            true,
            "8d0f9ad2c1",
            "https://bitbucket.org/acme/shop-api/branch/feature/SHOP-42-basket",
            MENTIONS,
            VERSION,
            AT),
        new PullRequestChanged(
            REPOSITORY,
            17,
            "SHOP-42 keep the basket",
            PullRequestChanged.State.OPEN,
            "OPEN",
            "feature/SHOP-42-basket",
            "main",
            ANA,
            null,
            "https://bitbucket.org/acme/shop-api/pull-requests/17",
            MENTIONS,
            VERSION * 1000,
            AT,
            ANA),
        new RepositoryScanned(
            REPOSITORY, true, Map.of("lockstep.scm-change.bulk.v1-3", 1207L), VERSION, AT),
        new DirectoryEntry(
            DirectoryEntry.Kind.PROJECT,
            "jira/1",
            "10000",
            "SHOP",
            "Web shop",
            true,
            Map.of("projectTypeKey", "software"),
            VERSION,
            AT),
        new WorkItemHinted(ITEM, "jira:issue_updated", "b7c3e0b8-9a9c", VERSION, AT),
        new RepositoryHinted(
            REPOSITORY, "feature/SHOP-42-basket", "repo:push", "1f0d3a", VERSION, AT),
        new TransitionWorkItem(
            ITEM,
            "SHOP-42",
            List.of("In Review"),
            Set.of("To Do", "In Progress"),
            "SHOP-42 goes from In Progress to In Review: open pull request"
                + " bitbucket/acme/shop-api#17.",
            AT),
        new CommandApplied("c0ffee", ITEM, true, "In Progress", "In Review", AT, 2),
        new CommandRejected(
            "c0ffee",
            ITEM,
            CommandRejected.Reason.NO_TRANSITION,
            "SHOP-42 in Done offers Reopen; wanted In Review",
            AT,
            1),
        new CommandSuperseded("c0ffee", ITEM, "Done", AT, 1),
        new CommandDeferred("c0ffee", ITEM, AT.plusSeconds(30), "jira-burst-based", 1, AT, 1),
        new DecisionMade(
            ITEM,
            "SHOP-42",
            Verdict.ACT,
            null,
            "open pull request",
            "In Progress",
            "In Review",
            List.of(
                new Fact("open pull request", Truth.YES, "bitbucket/acme/shop-api#17"),
                new Fact("draft pull request", Truth.NO, null)),
            "SHOP-42 goes from In Progress to In Review: open pull request"
                + " bitbucket/acme/shop-api#17.",
            "c0ffee",
            VERSION * 1000,
            AT));
  }

  private static WorkItemChanged workItemChanged() {
    WorkItem item =
        new WorkItem(
            ITEM,
            "SHOP-42",
            Set.of("OLD-7"),
            "SHOP",
            new WorkItem.Type("10101", "Story", 0),
            "Keep the basket over a restart",
            "As a customer I want to find my basket again.",
            new Status("10001", "In Review", Status.Category.IN_PROGRESS),
            ANA,
            new Person("5b10ac8d82e05b22cc7d4ef5", "Bo Chen"),
            "High",
            Set.of("basket"),
            Set.of("api"),
            Set.of("2026.12"),
            new WorkItem.Parent(WorkItemRef.jira("1", "10007"), "SHOP-7"),
            List.of(new WorkItem.Link("blocks", WorkItemRef.jira("1", "10043"), "SHOP-43")),
            "Sprint 12",
            Map.of("customer", "Initech"),
            AT.minusSeconds(86_400),
            AT,
            null,
            "https://acme.atlassian.net/browse/SHOP-42");
    return new WorkItemChanged(
        item,
        VERSION,
        AT,
        ANA,
        List.of(new WorkItemChanged.FieldChange("status", "In Progress", "In Review", AT)));
  }

  /** The sample in an envelope as it would be published. */
  static Envelope<?> envelope(Message message) {
    return new Envelope<>(
        EventIds.derive("/sample", message),
        "/sample",
        AT,
        Origin.LIVE,
        "9c1185a5c5e9fc54612808977ee8f548",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "5d9f3c1e-72f4-4c0b-9f0e-2b8a6c1d7e40",
        AT,
        message);
  }
}
