package dev.lockstep.sync.store;

import dev.lockstep.contract.Person;
import dev.lockstep.contract.Status.Category;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.sync.app.Items.Basis;
import dev.lockstep.sync.app.Items.Locked;
import dev.lockstep.sync.app.Items.Owed;
import dev.lockstep.sync.app.Items.Silenced;
import dev.lockstep.sync.rule.Item;
import dev.lockstep.sync.rule.Item.Children;
import dev.lockstep.sync.rule.Item.Details;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A row of {@code item} with its keys, the commands on their way, and its children counted. */
final class LockedRow {

  static final String READ =
      """
      select i.ref, i.key, i.project, i.type, i.status, i.category, i.labels, i.assignee, i.assignee_name,
             i.created, i.decided_facts, i.decided_at is not null as decided, i.reached,
             i.decided_by, i.stood,
             i.silenced_rule, i.silenced_facts, i.owed, i.repeat_at,
             array(select k.key from item_key k where k.ref = i.ref order by k.key) as keys,
             array(select p.wanted from pending p where p.ref = i.ref order by p.since) as pending,
             c.children, c.begun, c.done,
             exists (select 1 from tracker t where t.complete and i.ref like t.source || '/%') as complete
      from item i
      cross join lateral (
        select count(*)::int as children,
               (count(*) filter (where category in ('IN_PROGRESS', 'DONE')))::int as begun,
               (count(*) filter (where category = 'DONE'))::int as done
        from item where parent = i.ref and not gone) c
      where i.ref in (select ref from item_key where key = any($1)) and not i.gone""";

  private LockedRow() {}

  static Locked read(Row row) {
    Item item =
        new Item(
            WorkItemRef.parse(row.getString("ref")),
            row.getString("key"),
            row.getString("project"),
            row.getString("type"),
            row.getString("status"),
            Category.valueOf(row.getString("category")),
            details(row),
            new Children(
                row.getInteger("children"),
                row.getInteger("begun"),
                row.getInteger("done"),
                row.getBoolean("complete")));
    String book = row.getString("decided_by");
    String silenced = row.getString("silenced_rule");
    String owed = row.getString("owed");
    OffsetDateTime repeatAt = row.getOffsetDateTime("repeat_at");
    return new Locked(
        item,
        new TreeSet<>(List.of(row.getArrayOfStrings("keys"))),
        row.getString("decided_facts"),
        row.getBoolean("decided"),
        List.of(row.getArrayOfStrings("pending")),
        row.getString("reached"),
        book == null ? null : new Basis(book, row.getString("stood")),
        silenced == null ? null : new Silenced(silenced, row.getString("silenced_facts")),
        owed == null ? null : new Owed(owed, repeatAt == null ? null : repeatAt.toInstant()));
  }

  private static @Nullable Details details(Row row) {
    String labels = row.getString("labels");
    OffsetDateTime created = row.getOffsetDateTime("created");
    String assignee = row.getString("assignee");
    return labels == null || created == null
        ? null
        : new Details(
            labels(labels),
            assignee == null ? null : new Person(assignee, row.getString("assignee_name")),
            created.toInstant());
  }

  /** As they are stored: one a line. */
  static Set<String> labels(String lines) {
    return lines.isEmpty() ? Set.of() : Set.of(lines.split("\n"));
  }
}
