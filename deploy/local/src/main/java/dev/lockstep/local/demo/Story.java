package dev.lockstep.local.demo;

import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.local.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What happens in a team on a good day, and what must come of it. */
final class Story {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Once something did not happen, waiting long for what builds on it only makes the report late.
   */
  private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(5);

  private final Terminal terminal;
  private final SeededShop shop;
  private final Team team;
  private final Timeline timeline;
  private final Observed observed;
  private final Chats chats;
  private final Checklist checklist;
  private int moves;
  private Duration patience = PATIENCE;

  Story(
      Terminal terminal,
      SeededShop shop,
      Timeline timeline,
      Observed observed,
      Checklist checklist) {
    this.terminal = terminal;
    this.shop = shop;
    this.timeline = timeline;
    this.observed = observed;
    this.checklist = checklist;
    this.team = new Team(timeline, shop);
    this.chats = new Chats(shop.sandbox());
  }

  /** Plays everything, each chapter when the one before has come to its end. */
  void play() throws InterruptedException {
    fromBranchToTest();
    oneKeyIsNotTheBeginningOfAnother();
    aDraftIsWorkInProgress();
    aDeclinedPullRequestCountsForNothing();
    oneIssueOnTwoMoreCodeHosts();
    notEverythingWithADashIsAKey();
    note(
        chats.inSlack() == moves && chats.inDiscord() == moves,
        moves + " moves, each told once in each chat and no more",
        chats.inSlack() + " in Slack, " + chats.inDiscord() + " in Discord");
    long writes =
        shop.sandbox().journal().stream()
            .filter(entry -> entry.kind().equals("write.transition"))
            .count();
    note(writes == moves, "each move written to Jira once", writes + " writes");
  }

  private void fromBranchToTest() throws InterruptedException {
    chapter("A story from its branch to the test");
    String branch = "feature/SHOP-4-guests-can-check-out";
    team.push(Team.MIA, "web", branch, "SHOP-4");
    moved("SHOP-4", "In Progress", 1);
    // What is above it follows.
    moved(SeededShop.FEATURE, "In Progress", 1);
    moved(SeededShop.VERSION, "In Progress", 1);
    int number = team.open(Team.MIA, "web", "SHOP-4 Guests can check out", branch, false, "SHOP-4");
    moved("SHOP-4", "In Review", 2);
    team.merge(Team.NOOR, "web", number, "SHOP-4");
    moved("SHOP-4", "Dev Testing", 3);
  }

  private void oneKeyIsNotTheBeginningOfAnother() throws InterruptedException {
    chapter("SHOP-12 is not SHOP-1");
    team.push(Team.BEN, "web", "feature/SHOP-12-filter-by-size", "SHOP-12");
    moved("SHOP-12", "In Progress", 1);
    moved(SeededShop.SEARCH, "In Progress", 1);
    String status = shop.jira().status("SHOP-1");
    List<String> decisions = observed.decisionsAbout("SHOP-1", Instant.EPOCH);
    note(
        status.equals("To Do") && decisions.isEmpty(),
        "SHOP-1 is left alone when SHOP-12 gets a branch",
        status + ", decisions " + decisions);
  }

  private void aDraftIsWorkInProgress() throws InterruptedException {
    chapter("A draft is work in progress, until it is ready");
    Instant since = Instant.now();
    int number =
        team.open(
            Team.BEN,
            "web",
            "SHOP-12 Filter by size",
            "feature/SHOP-12-filter-by-size",
            true,
            "SHOP-12");
    stays(
        "SHOP-12",
        "In Progress",
        SkipReason.ALREADY_THERE,
        since,
        "SHOP-12 stays in In Progress for a draft");
    team.ready(Team.BEN, "web", number, "SHOP-12");
    moved("SHOP-12", "In Review", 2);
  }

  private void aDeclinedPullRequestCountsForNothing() throws InterruptedException {
    chapter("A declined pull request counts for nothing; a bug ends in Resolved");
    String branch = "bugfix/shop-7-two-coupons";
    team.push(Team.NOOR, "api", branch, "SHOP-7");
    moved("SHOP-7", "In Progress", 1);
    int first = team.open(Team.NOOR, "api", "Coupons, first try", branch, false, "SHOP-7");
    moved("SHOP-7", "In Review", 2);
    Instant since = team.decline(Team.MIA, "api", first, "SHOP-7");
    stays(
        "SHOP-7",
        "In Review",
        SkipReason.WOULD_REGRESS,
        since,
        "SHOP-7 does not go back when its pull request is declined");
    Instant again = Instant.now();
    int second = team.open(Team.NOOR, "api", "Coupons, done right", branch, false, "SHOP-7");
    stays(
        "SHOP-7",
        "In Review",
        SkipReason.ALREADY_THERE,
        again,
        "SHOP-7 stays in In Review with a second pull request");
    team.merge(Team.BEN, "api", second, "SHOP-7");
    moved("SHOP-7", "Resolved", 3);
  }

  private void oneIssueOnTwoMoreCodeHosts() throws InterruptedException {
    chapter("Work on GitHub and Azure DevOps is done when both parts of it are merged");
    String branch = "feature/SHOP-9-colours";
    team.pushToGitHub(Team.MIA, branch, "SHOP-9");
    moved("SHOP-9", "In Progress", 1);
    long app = team.openOnGitHub(Team.MIA, "SHOP-9 Search by colour", branch, "SHOP-9");
    moved("SHOP-9", "In Review", 2);
    int stock =
        team.openOnAzureDevOps(Team.BEN, "SHOP-9 Colours in stock", "ben/SHOP-9-colours", "SHOP-9");
    isEnough("Shop:stock#" + stock, State.OPEN, "SHOP-9", "In Review");
    team.mergeOnGitHub(Team.NOOR, app, "SHOP-9");
    isEnough("app#" + app, State.MERGED, "SHOP-9", "In Review");
    team.completeOnAzureDevOps(Team.NOOR, stock, "SHOP-9");
    moved("SHOP-9", "Dev Testing", 3);
  }

  private void notEverythingWithADashIsAKey() throws InterruptedException {
    chapter("Not everything with a dash is a key");
    String branch = "chore/UTF-8-and-SHA-256";
    timeline.action(Team.BEN + " pushes branch " + branch + " to api", Set.of("api:" + branch));
    shop.bitbucket().push("api", branch, Team.BEN);
    Patience.until(() -> observed.namedBy(branch).isPresent(), patience);
    note(
        observed.namedBy(branch).map(Set::isEmpty).orElse(false),
        "branch " + branch + " names no issue",
        observed.namedBy(branch).map(Set::toString).orElse("nothing, the branch was not noticed"));
    timeline.settle();
  }

  private void chapter(String title) {
    terminal.line();
    terminal.line(terminal.faint("-- " + title));
  }

  private void moved(String key, String status, int told) throws InterruptedException {
    moves++;
    boolean held =
        Patience.until(
            () ->
                shop.jira().status(key).equals(status)
                    && chats.slackAbout(key).size() == told
                    && chats.discordAbout(key).size() == told,
            patience);
    timeline.settle();
    List<String> slack = chats.slackAbout(key);
    List<String> discord = chats.discordAbout(key);
    boolean named = told > 0 && lastNames(slack, status) && lastNames(discord, status);
    note(
        held && named,
        "%s is in %s, told once in Slack and once in Discord".formatted(key, status),
        "%s, %d of %d messages in Slack, %d in Discord"
            .formatted(shop.jira().status(key), slack.size(), told, discord.size()));
  }

  private static boolean lastNames(List<String> messages, String status) {
    return !messages.isEmpty() && messages.get(messages.size() - 1).contains(status);
  }

  private void stays(String key, String status, SkipReason reason, Instant since, String expected)
      throws InterruptedException {
    boolean decided = Patience.until(() -> observed.decided(key, reason, since), patience);
    timeline.settle();
    String now = shop.jira().status(key);
    note(
        decided && now.equals(status),
        expected,
        now + ", decisions " + observed.decisionsAbout(key, since));
  }

  /** Nothing new to decide: what is true of the issue is true already. */
  private void isEnough(String pullRequest, State state, String key, String status)
      throws InterruptedException {
    boolean told = Patience.until(() -> observed.told(pullRequest, state), patience);
    timeline.settle();
    String now = shop.jira().status(key);
    note(
        told && now.equals(status),
        "%s stays in %s when %s is %s".formatted(key, status, pullRequest, state),
        now + (told ? "" : ", " + pullRequest + " was not told so"));
  }

  private void note(boolean held, String expected, String seen) {
    if (!held) {
      patience = LITTLE_PATIENCE;
    }
    checklist.note(held, expected, seen);
  }
}
