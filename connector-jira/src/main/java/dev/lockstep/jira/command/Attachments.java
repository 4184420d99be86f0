package dev.lockstep.jira.command;

import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.command.AttachedFiles.Kept;
import dev.lockstep.jira.edit.LongText.TextFile;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Files;
import dev.lockstep.jira.port.Files.Attached;
import dev.lockstep.jira.port.Site;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets items have files. One that is there already, by its name and the hash of its content, is not
 * attached again, also when nobody remembers that it was.
 */
@ApplicationScoped
class Attachments {

  private final AttachedFiles known;

  Attachments(AttachedFiles known) {
    this.known = known;
  }

  /** Texts as files; answers whether one had to be attached. */
  Uni<Boolean> texts(Site site, WorkItemRef item, List<TextFile> files, Calls calls) {
    return Multi.createFrom()
        .iterable(files)
        .onItem()
        .transformToUniAndConcatenate(file -> text(site, item, file, "text/markdown", calls))
        .collect()
        .asList()
        .map(wrote -> wrote.contains(true));
  }

  /** One text as a file; answers whether it had to be attached. */
  Uni<Boolean> text(Site site, WorkItemRef item, TextFile file, String mediaType, Calls calls) {
    String hash = Sha256.of(file.text());
    Wanted wanted = new Wanted(new Target(item, file.name(), mediaType), null);
    return known
        .find(item, file.name())
        .chain(
            kept ->
                kept.isPresent() && kept.get().sha256().equals(hash)
                    ? Uni.createFrom().item(false)
                    : TempFile.of(file.text())
                        .chain(temp -> put(site, wanted, temp, calls).eventually(temp::delete)));
  }

  /** A copy of a file of another item; answers whether it had to be attached. */
  Uni<Boolean> copy(Site from, Attached file, Site site, Target target, Calls calls) {
    Wanted wanted = new Wanted(target, from.id() + "/" + file.id());
    return TempFile.empty()
        .chain(
            temp ->
                from.writing()
                    .files()
                    .fetch(file.id(), temp.path(), calls)
                    .chain(temp::measured)
                    .chain(full -> put(site, wanted, full, calls))
                    .eventually(temp::delete));
  }

  /** What the item has under a name, as far as it is remembered. */
  Uni<Optional<Kept>> known(WorkItemRef item, String name) {
    return known.find(item, name);
  }

  /** What a file is attached to, and as what. */
  record Target(WorkItemRef item, String name, String mediaType) {}

  private record Wanted(Target target, @Nullable String source) {}

  private Uni<Boolean> put(Site site, Wanted wanted, TempFile content, Calls calls) {
    Files files = site.writing().files();
    Target target = wanted.target();
    return files
        .of(target.item().id(), calls)
        .map(all -> all.stream().filter(one -> like(one, target, content)).toList())
        .chain(like -> same(files, like, content, calls))
        .chain(
            there ->
                there.isPresent()
                    ? keep(wanted, content, there.get()).replaceWith(false)
                    : files
                        .attach(
                            target.item().id(),
                            target.name(),
                            target.mediaType(),
                            content.path(),
                            calls)
                        .chain(id -> keep(wanted, content, id))
                        .replaceWith(true));
  }

  private static boolean like(Attached one, Target target, TempFile content) {
    return one.name().equals(target.name()) && one.size() == content.size();
  }

  /** The id of the file with this content among those that look like it. */
  private static Uni<Optional<String>> same(
      Files files, List<Attached> like, TempFile content, Calls calls) {
    if (like.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    String id = like.get(0).id();
    return TempFile.empty()
        .chain(
            temp ->
                files
                    .fetch(id, temp.path(), calls)
                    .chain(temp::measured)
                    .map(full -> full.sha256().equals(content.sha256()))
                    .eventually(temp::delete))
        .chain(
            equal ->
                equal
                    ? Uni.createFrom().item(Optional.of(id))
                    : same(files, like.subList(1, like.size()), content, calls));
  }

  private Uni<Void> keep(Wanted wanted, TempFile content, String id) {
    return known.keep(
        wanted.target().item(),
        wanted.target().name(),
        new Kept(content.sha256(), wanted.source(), id));
  }
}
