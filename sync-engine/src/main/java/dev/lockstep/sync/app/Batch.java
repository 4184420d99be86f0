package dev.lockstep.sync.app;

import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.BuildChanged;
import dev.lockstep.contract.DeploymentChanged;
import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.Message;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.ReleaseChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.contract.WorkItemsRead;
import dev.lockstep.sync.rule.Artefact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A batch of messages sorted by what they are about; of each entity only the newest version is
 * left.
 */
final class Batch {

  final Map<String, Artefacts.Seen> artefacts = new LinkedHashMap<>();
  final Map<String, Items.Seen> items = new LinkedHashMap<>();
  final Map<RepositoryRef, Artefacts.Scope> repositories = new LinkedHashMap<>();
  final Map<String, Items.Gone> gone = new LinkedHashMap<>();
  final Map<String, DirectoryEntry> statuses = new LinkedHashMap<>();
  final Map<String, WorkItemsRead> read = new LinkedHashMap<>();
  final List<Outcome> outcomes = new ArrayList<>();

  /** For each key the last live message that names it: the cause of what is decided about it. */
  final Map<String, Envelope<?>> causes = new LinkedHashMap<>();

  static Batch of(Collection<Envelope<?>> envelopes) {
    Batch batch = new Batch();
    envelopes.forEach(batch::add);
    return batch;
  }

  private void add(Envelope<?> envelope) {
    Message data = envelope.data();
    if (data instanceof PullRequestChanged pull) {
      add(envelope, Reading.of(pull), pull.mentions(), pull.version());
    } else if (data instanceof BranchChanged branch) {
      add(envelope, Reading.of(branch), branch.mentions(), branch.version());
    } else if (data instanceof BuildChanged build) {
      add(envelope, Reading.of(build), build.mentions(), build.version());
    } else if (data instanceof DeploymentChanged deployment) {
      add(envelope, Reading.of(deployment), deployment.mentions(), deployment.version());
    } else if (data instanceof ReleaseChanged release) {
      add(envelope, Reading.of(release), release.mentions(), release.version());
    } else if (data instanceof WorkItemChanged changed) {
      add(envelope, changed);
    } else if (data instanceof WorkItemDeleted deleted) {
      String ref = deleted.item().toString();
      gone.put(ref, new Items.Gone(deleted.item(), deleted.version(), envelope.id()));
    } else if (data instanceof RepositoryScanned scanned) {
      if (scanned.complete()) {
        add(new Artefacts.Scope(scanned.repository(), true, false, scanned.ends()));
      }
    } else if (data instanceof DirectoryEntry entry) {
      add(entry);
    } else if (data instanceof WorkItemsRead all) {
      read.put(all.source(), all);
    } else if (data instanceof Outcome outcome) {
      outcomes.add(outcome);
    }
  }

  private void add(
      Envelope<?> envelope, Artefact artefact, List<KeyMention> mentions, long version) {
    String ref = envelope.data().orderKey();
    boolean live = envelope.origin() == Origin.LIVE;
    Set<String> keys =
        mentions.stream().map(KeyMention::key).collect(Collectors.toCollection(TreeSet::new));
    Artefacts.Seen before = artefacts.get(ref);
    if (before == null || version >= before.version()) {
      boolean stillLive = live || before != null && before.live();
      Artefact now = before == null ? artefact : Reading.after(before.artefact(), artefact);
      artefacts.put(ref, new Artefacts.Seen(ref, now, keys, stillLive, version, envelope.id()));
    }
    if (live) {
      keys.forEach(key -> causes.put(key, envelope));
    }
  }

  /** Only Jira's items are moved: nobody carries out a move at another tracker. */
  private void add(Envelope<?> envelope, WorkItemChanged changed) {
    if (!changed.item().ref().tracker().equals("jira")) {
      return;
    }
    String ref = changed.orderKey();
    boolean live = envelope.origin() == Origin.LIVE;
    Items.Seen before = items.get(ref);
    if (before == null || changed.version() >= before.version()) {
      boolean stillLive = live || before != null && before.live();
      items.put(ref, new Items.Seen(changed.item(), stillLive, changed.version(), envelope.id()));
    }
  }

  private void add(DirectoryEntry entry) {
    if (entry.kind() == DirectoryEntry.Kind.REPOSITORY) {
      String slug = entry.key() == null ? entry.name() : entry.key();
      add(
          new Artefacts.Scope(
              RepositoryRef.parse(entry.source() + "/" + slug), false, !entry.exists(), Map.of()));
    } else if (entry.kind() == DirectoryEntry.Kind.STATUS) {
      statuses.put(entry.orderKey(), entry);
    }
  }

  private void add(Artefacts.Scope scope) {
    repositories.merge(
        scope.repository(),
        scope,
        (a, b) ->
            new Artefacts.Scope(
                a.repository(),
                a.readCompletely() || b.readCompletely(),
                b.gone(),
                a.readCompletely() ? a.ends() : b.ends()));
  }
}
