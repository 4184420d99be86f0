package dev.lockstep.scm.store;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.collect.Wishes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;

@ApplicationScoped
class WishTable implements Wishes {

  private final Pool pool;

  WishTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Void> sweep(RepositoryRef repository) {
    return pool.preparedQuery(
            "update repository set tried_at = null, swept_stamp = null where ref = $1")
        .execute(Tuple.of(repository.toString()))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> read(String feed) {
    return pool.preparedQuery("insert into feed_wish (feed) values ($1) on conflict do nothing")
        .execute(Tuple.of(feed))
        .replaceWithVoid();
  }

  @Override
  public Uni<Set<String>> take() {
    return pool.query("delete from feed_wish returning feed")
        .execute()
        .map(
            rows -> {
              Set<String> feeds = new TreeSet<>();
              rows.forEach(row -> feeds.add(row.getString(0)));
              return feeds;
            });
  }
}
