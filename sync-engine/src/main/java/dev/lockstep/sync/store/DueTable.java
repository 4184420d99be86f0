package dev.lockstep.sync.store;

import dev.lockstep.contract.Person;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.contract.WorkItemsDue.Due;
import dev.lockstep.messaging.Tx;
import dev.lockstep.sync.app.DueItems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

@ApplicationScoped
class DueTable implements DueItems {

  private static final String NEXT =
      """
      with next as (
        select ref from item
        where due <= $1 and category <> 'DONE' and not gone and due_told is distinct from due
        order by due, ref limit $2 for update skip locked)
      update item set due_told = due from next where item.ref = next.ref
      returning item.ref, key, due, status, assignee, assignee_name""";

  @Override
  public Uni<List<Due>> next(Tx tx, LocalDate until, int limit) {
    return tx.connection()
        .preparedQuery(NEXT)
        .execute(Tuple.of(until, limit))
        .map(
            rows -> {
              List<Due> due = new ArrayList<>(rows.size());
              for (Row row : rows) {
                String assignee = row.getString(4);
                due.add(
                    new Due(
                        WorkItemRef.parse(row.getString(0)),
                        row.getString(1),
                        row.getLocalDate(2),
                        row.getString(3),
                        assignee == null ? null : new Person(assignee, row.getString(5))));
              }
              return due;
            });
  }
}
