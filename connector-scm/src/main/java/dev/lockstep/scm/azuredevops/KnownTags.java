package dev.lockstep.scm.azuredevops;

import dev.lockstep.contract.Event;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.TagChanged;
import dev.lockstep.scm.port.Naming;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a repository as they were read last: nothing tells when a tag was set nor that one
 * was deleted, so what differs is told. It stands in the cursor of their feed. Those that were
 * there when a repository was read for the first time are no news and are not told, as those of
 * hosts whose webhooks tell tags are not.
 *
 * @param commits the beginnings of hashes by names, which hold neither spaces nor line breaks; null
 *     before the first reading
 */
record KnownTags(@Nullable Map<String, String> commits) {

  private static final int DIGITS = 12;

  /**
   * A tag that is there.
   *
   * @param name without {@code refs/tags/}
   * @param commit what it is about, also where it is an annotated one
   * @param url where a person opens it, where the host tells
   */
  record Tag(String name, String commit, @Nullable String url) {}

  /** As a cursor says. */
  static KnownTags parse(Optional<String> cursor) {
    if (cursor.isEmpty()) {
      return new KnownTags(null);
    }
    Map<String, String> commits = new TreeMap<>();
    cursor
        .get()
        .lines()
        .map(line -> line.split(" ", 2))
        .forEach(parts -> commits.put(parts[0], parts[1]));
    return new KnownTags(commits);
  }

  /** Those among them that are in no such list. */
  Set<String> missing(Collection<Tag> there) {
    Set<String> names = there.stream().map(Tag::name).collect(Collectors.toSet());
    return commits == null
        ? Set.of()
        : commits.keySet().stream()
            .filter(name -> !names.contains(name))
            .collect(Collectors.toSet());
  }

  /**
   * What is to be told, after all tags were read.
   *
   * @param readAt the moment before they were
   */
  List<Event> changes(
      RepositoryRef repository, Collection<Tag> there, Instant readAt, Naming naming) {
    if (commits == null) {
      return List.of();
    }
    List<Event> changes = new ArrayList<>();
    for (Tag tag : there) {
      if (!brief(tag.commit()).equals(commits.get(tag.name()))) {
        changes.add(changed(repository, tag.name(), tag, readAt, naming));
      }
    }
    missing(there).stream()
        .sorted()
        .forEach(name -> changes.add(changed(repository, name, null, readAt, naming)));
    return changes;
  }

  private static TagChanged changed(
      RepositoryRef repository, String name, @Nullable Tag tag, Instant readAt, Naming naming) {
    return new TagChanged(
        repository,
        name,
        tag != null,
        tag == null ? null : tag.commit(),
        tag == null ? null : tag.url(),
        naming.in(Map.of(Evidence.TITLE, name)),
        readAt.toEpochMilli(),
        readAt);
  }

  /** The cursor after these were read. */
  static String cursor(Collection<Tag> there) {
    return there.stream()
        .map(tag -> tag.name() + " " + brief(tag.commit()))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String brief(String commit) {
    return commit.substring(0, Math.min(DIGITS, commit.length()));
  }
}
