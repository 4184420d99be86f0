package dev.lockstep.contract;

import dev.lockstep.contract.DecisionMade.Fact;
import dev.lockstep.contract.DecisionMade.Truth;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.KeyMention.Evidence;
import java.time.Instant;
import java.time.LocalDate;
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
        new WorkItemDeleted(
            ITEM, "SHOP-42", "a webhook said so, and its id is not found", VERSION, AT),
        new CommentAdded(ITEM, "SHOP-42", comment(AT), VERSION, AT),
        new CommentEdited(ITEM, "SHOP-42", comment(AT), VERSION, AT),
        new CommentDeleted(ITEM, "SHOP-42", "10500", VERSION + 1, AT),
        new HistoryPage(
            ITEM,
            "SHOP-42",
            List.of(
                new HistoryPage.Entry(
                    "10700",
                    AT,
                    ANA,
                    List.of(
                        new HistoryPage.Change(
                            "status", "3", "In Progress", "10001", "In Review")))),
            VERSION,
            AT),
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
            "8d0f9ad2c1",
            ANA,
            null,
            List.of(
                new PullRequestChanged.Review(
                    new Person("5b10a2844c20165700ede22h", "Ben Cole"),
                    PullRequestChanged.Verdict.APPROVED),
                new PullRequestChanged.Review(
                    new Person("5b10a2844c20165700ede23k", "Eve Moss"),
                    PullRequestChanged.Verdict.REQUESTED)),
            null,
            "https://bitbucket.org/acme/shop-api/pull-requests/17",
            MENTIONS,
            VERSION * 1000,
            AT,
            ANA),
        new TagChanged(
            REPOSITORY,
            "v1.4.0",
            true,
            "8d0f9ad2c1",
            "https://github.com/acme/shop-api/releases/tag/v1.4.0",
            List.of(),
            VERSION,
            AT),
        new CommitsPushed(
            REPOSITORY,
            "feature/SHOP-42-basket",
            "8d0f9ad2c1",
            List.of(
                new CommitsPushed.Commit(
                    "8d0f9ad2c1",
                    "SHOP-42 keep the basket",
                    ANA,
                    "https://github.com/acme/shop-api/commit/8d0f9ad2c1")),
            MENTIONS,
            ANA,
            VERSION,
            AT),
        new BuildChanged(
            REPOSITORY,
            "30433642",
            "verify",
            "8d0f9ad2c1",
            "feature/SHOP-42-basket",
            BuildChanged.State.FAILED,
            "timed_out",
            "https://github.com/acme/shop-api/actions/runs/30433642",
            MENTIONS,
            VERSION,
            AT),
        new DeploymentChanged(
            REPOSITORY,
            "1042",
            "staging",
            DeploymentChanged.State.SUCCESSFUL,
            "success",
            "8d0f9ad2c1",
            "main",
            "https://staging.shop.example",
            MENTIONS,
            ANA,
            VERSION,
            AT),
        new ReleaseChanged(
            REPOSITORY,
            "771",
            "v1.4.0",
            "The basket stays",
            ReleaseChanged.State.RELEASED,
            "8d0f9ad2c1",
            AT,
            "https://github.com/acme/shop-api/releases/tag/v1.4.0",
            MENTIONS,
            ANA,
            VERSION,
            AT),
        new RepositoryScanned(
            REPOSITORY, true, Map.of("lockstep.scm-change.bulk.v1-3", 1207L), VERSION, AT),
        new WorkItemsRead("jira/1", Map.of(Topics.WORK_ITEM_BULK + "-0", 41L), VERSION, AT),
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
            REPOSITORY, "feature/SHOP-42-basket", null, "repo:push", "1f0d3a", VERSION, AT),
        new TransitionWorkItem(
            ITEM,
            "SHOP-42",
            List.of("In Review"),
            Set.of("To Do", "In Progress"),
            RichText.markdown("Pull request 17 is open."),
            "SHOP-42 goes from In Progress to In Review: open pull request"
                + " bitbucket/acme/shop-api#17.",
            AT),
        new EditWorkItem(
            ITEM,
            "SHOP-42",
            new WantedFields(
                Map.of("summary", "Keep the basket", "priority", "High"),
                Map.of("description", RichText.markdown("As a **customer** ...")),
                Set.of("duedate"),
                Map.of("labels", Set.of("basket")),
                Map.of("components", Set.of("web"))),
            Map.of("summary", "Keep the basket over a restart"),
            "OPS-7 was edited.",
            AT),
        new CreateWorkItem(
            WorkItemRef.jira("2", "20007"),
            "OPS-7",
            "1",
            "SHOP",
            "Story",
            new WantedFields(
                Map.of("summary", "Keep the basket"), Map.of(), Set.of(), Map.of(), Map.of()),
            "OPS-7 has no counterpart.",
            AT),
        new CommentOnWorkItem(
            ITEM,
            "SHOP-42",
            "jira/2/20007/comment/10100",
            RichText.markdown("Seen on staging."),
            "Bo Chen",
            "OPS-7 was commented on.",
            AT),
        new LinkWorkItems(
            ITEM,
            "SHOP-42",
            true,
            null,
            null,
            new LinkWorkItems.Remote(
                "system=bitbucket&id=acme/shop-api/17",
                "https://bitbucket.org/acme/shop-api/pull-requests/17",
                "Pull request 17",
                "keep the basket",
                false),
            "bitbucket/acme/shop-api#17 names it.",
            AT),
        new AttachToWorkItem(
            ITEM,
            "SHOP-42",
            "log.txt",
            "text/plain",
            null,
            new AttachToWorkItem.From("2", "10400"),
            "OPS-7 has it.",
            AT),
        new DeleteWorkItem(ITEM, "SHOP-42", "OPS-7 was deleted.", AT),
        new RunHarvest("run-7", "1", "project = SHOP", "Ana Silva asked for it.", AT),
        new CommandApplied(
            "c0ffee",
            ITEM,
            true,
            "In Progress",
            "In Review",
            WorkItemRef.jira("1", "10099"),
            "SHOP-99",
            "10500",
            Map.of("duedate", "not on the edit screen"),
            AT,
            2),
        new CommandRejected(
            "c0ffee",
            ITEM,
            CommandRejected.Reason.NO_TRANSITION,
            "SHOP-42 in Done offers Reopen; wanted In Review",
            AT,
            1),
        new CommandSuperseded("c0ffee", ITEM, "Done", AT, 1),
        new CommandDeferred("c0ffee", ITEM, AT.plusSeconds(30), "jira-burst-based", 1, AT, 1),
        new RunPage("run-7", "1", 1, 1000, 1, AT),
        new RunCompleted(
            "run-7",
            "1",
            1000,
            Map.of("lockstep.work-item.bulk.v1-3", 1207L),
            VERSION,
            AT,
            AT.minusSeconds(9)),
        new RunFailed("run-7", "1", "Jira answers 401 to the configured account", VERSION, AT),
        new DecisionMade(
            ITEM,
            "SHOP-42",
            Verdict.ACT,
            null,
            "open pull request",
            "In Progress",
            "In Review",
            List.of(
                new Fact("open pull request", Truth.YES, "bitbucket/acme/shop-api#17", AT),
                new Fact("draft pull request", Truth.NO, null)),
            "SHOP-42 goes from In Progress to In Review: open pull request"
                + " bitbucket/acme/shop-api#17.",
            "c0ffee",
            "shop",
            true,
            List.of("label in-review"),
            VERSION * 1000,
            AT),
        new TransitionFailed(
            ITEM,
            "SHOP-42",
            "c0ffee",
            "open pull request",
            "In Review",
            CommandRejected.Reason.NO_TRANSITION,
            "SHOP-42 in Done offers Reopen; wanted In Review",
            AT.plusSeconds(3600),
            VERSION * 1000,
            AT),
        new EffectFailed(
            ITEM,
            "SHOP-42",
            "c0ffee",
            "released",
            "fix version v1.4",
            "fixVersions: no version v1.4 in SHOP",
            AT.plusSeconds(3600),
            VERSION * 1000,
            AT),
        new WorkItemsDue(
            "20261120T101530Z",
            1,
            LocalDate.of(2026, 11, 20),
            List.of(
                new WorkItemsDue.Due(
                    ITEM,
                    "SHOP-42",
                    LocalDate.of(2026, 11, 22),
                    "In Progress",
                    new Person("5b10ana", "Ana Silva"))),
            VERSION,
            AT),
        new ReconcileCompleted(
            "20261120T101530Z",
            12,
            1,
            Map.of(
                DecisionMade.SkipReason.ALREADY_THERE, 9, DecisionMade.SkipReason.UNKNOWN_FACT, 2),
            0,
            VERSION,
            AT,
            AT.minusSeconds(2)));
  }

  private static Comment comment(Instant updated) {
    return new Comment("10500", ANA, null, "Seen on staging.", false, AT.minusSeconds(60), updated);
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
            Set.of("2026.11"),
            List.of(new WorkItem.Attachment("10400", "basket.png", 20_480, "image/png", AT)),
            List.of(
                new WorkItem.RemoteLink(
                    "system=https://wiki.example.com&id=77",
                    "https://wiki.example.com/77",
                    "How baskets work",
                    true)),
            AT.minusSeconds(86_400),
            AT,
            null,
            LocalDate.of(2026, 11, 22),
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
        message instanceof WorkItemChanged ? "run-7" : null,
        message);
  }
}
