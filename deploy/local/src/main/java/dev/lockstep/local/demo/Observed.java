package dev.lockstep.local.demo;

import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.CommandDeferred;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandSuperseded;
import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.Message;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What went over the topics so far, and how each message reads. */
final class Observed {
  private final Map<WorkItemRef, String> keys = new HashMap<>();
  private final Map<WorkItemRef, String> statuses = new HashMap<>();
  private final Set<String> scanned = new HashSet<>();
  private final List<DecisionMade> decisions = new ArrayList<>();
  private final List<BranchChanged> branches = new ArrayList<>();
  private final Map<String, PullRequestChanged.State> pullRequests = new HashMap<>();

  /** Takes note of a message; what people should see of it, if anything. */
  synchronized Optional<Moment> take(Envelope<?> envelope) {
    Message message = envelope.data();
    Optional<Moment> told = Optional.empty();
    if (message instanceof WorkItemChanged changed) {
      told = workItem(envelope.time(), changed);
    } else if (message instanceof RepositoryScanned scan) {
      if (scan.complete()) {
        scanned.add(scan.repository().toString());
      }
    } else if (message instanceof BranchChanged branch) {
      branches.add(branch);
      told = Optional.of(branch(envelope.time(), branch));
    } else if (message instanceof PullRequestChanged pullRequest) {
      pullRequests.put(id(pullRequest), pullRequest.state());
      told = Optional.of(pullRequest(envelope.time(), pullRequest));
    } else if (message instanceof DecisionMade decision) {
      decisions.add(decision);
      told = Optional.of(decision(envelope.time(), decision));
    } else if (message instanceof Outcome outcome) {
      told = trouble(envelope.time(), outcome);
    }
    return envelope.origin() == Origin.LIVE ? told : Optional.empty();
  }

  private Optional<Moment> workItem(Instant at, WorkItemChanged changed) {
    keys.put(changed.item().ref(), changed.item().key());
    String status = changed.item().status().name();
    String before = statuses.put(changed.item().ref(), status);
    String key = changed.item().key();
    String text =
        before == null
            ? key + " is new: " + changed.item().summary()
            : before.equals(status) ? key + " changed" : key + " is in " + status;
    return Optional.of(
        new Moment(at, Moment.Kind.EVENT, Set.of(key), text, !status.equals(before)));
  }

  private static Moment branch(Instant at, BranchChanged branch) {
    String repository = slug(branch.repository().toString());
    Set<String> about = mentioned(branch.mentions());
    String named = about.isEmpty() ? "names no issue" : "names " + String.join(", ", about);
    String text =
        "branch "
            + branch.name()
            + (branch.exists() ? " of " : " is gone from ")
            + repository
            + ", "
            + named;
    about.add(repository + ":" + branch.name());
    return new Moment(at, Moment.Kind.EVENT, about, text, true);
  }

  private static Moment pullRequest(Instant at, PullRequestChanged pullRequest) {
    String id = id(pullRequest);
    Set<String> about = mentioned(pullRequest.mentions());
    String named = about.isEmpty() ? "names no issue" : "names " + String.join(", ", about);
    about.add(id);
    String text = "pull request " + id + " is " + pullRequest.state() + ", " + named;
    return new Moment(at, Moment.Kind.EVENT, about, text, true);
  }

  private static Moment decision(Instant at, DecisionMade decision) {
    boolean acts = decision.verdict() == DecisionMade.Verdict.ACT;
    String text =
        acts ? decision.explanation() : decision.explanation() + " (" + decision.reason() + ")";
    return new Moment(at, Moment.Kind.DECISION, Set.of(decision.key()), text, acts);
  }

  private Optional<Moment> trouble(Instant at, Outcome outcome) {
    String text;
    WorkItemRef item;
    if (outcome instanceof CommandRejected rejected) {
      item = rejected.item();
      text = "rejected (" + rejected.reason() + "): " + rejected.detail();
    } else if (outcome instanceof CommandDeferred deferred) {
      item = deferred.item();
      text = "put off until " + deferred.until() + ": " + deferred.reason();
    } else if (outcome instanceof CommandSuperseded superseded) {
      item = superseded.item();
      text = "left alone, somebody moved it to " + superseded.actual();
    } else {
      return Optional.empty();
    }
    String key = keys.getOrDefault(item, item.toString());
    return Optional.of(new Moment(at, Moment.Kind.TROUBLE, Set.of(key), key + " " + text, true));
  }

  private static Set<String> mentioned(List<KeyMention> mentions) {
    Set<String> keys = new TreeSet<>();
    mentions.forEach(mention -> keys.add(mention.key()));
    return keys;
  }

  private static String id(PullRequestChanged pullRequest) {
    return slug(pullRequest.repository().toString()) + "#" + pullRequest.number();
  }

  private static String slug(String repository) {
    return repository.substring(repository.lastIndexOf('/') + 1);
  }

  /** How many issues were read. */
  synchronized int issues() {
    return keys.size();
  }

  /** How many repositories were read completely. */
  synchronized int repositories() {
    return scanned.size();
  }

  /** A decision about an issue, made since then, for this reason; null asks for one that acts. */
  synchronized boolean decided(
      String key,
      DecisionMade.@org.jspecify.annotations.Nullable SkipReason reason,
      Instant since) {
    return decisions.stream()
        .anyMatch(
            decision ->
                decision.key().equals(key)
                    && decision.reason() == reason
                    && !decision.occurredAt().isBefore(since));
  }

  /** Every decision about an issue since then, for the report of what was seen. */
  synchronized List<String> decisionsAbout(String key, Instant since) {
    return decisions.stream()
        .filter(decision -> decision.key().equals(key) && !decision.occurredAt().isBefore(since))
        .map(
            decision ->
                decision.verdict() + (decision.reason() == null ? "" : " " + decision.reason()))
        .toList();
  }

  /** Whether a pull request such as {@code web#1} was told to be in this state now. */
  synchronized boolean told(String pullRequest, PullRequestChanged.State state) {
    return pullRequests.get(pullRequest) == state;
  }

  /** The issues a branch was seen to name; empty while it was not seen. */
  synchronized Optional<Set<String>> namedBy(String branch) {
    return branches.stream()
        .filter(seen -> seen.name().equals(branch))
        .findFirst()
        .map(seen -> mentioned(seen.mentions()));
  }
}
