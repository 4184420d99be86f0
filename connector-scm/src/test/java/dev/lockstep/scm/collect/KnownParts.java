package dev.lockstep.scm.collect;

import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.messaging.Tx;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.Feed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;

/** Parts of this package without a database, for tests of their callers. */
public final class KnownParts {

  private KnownParts() {}

  /** One owner, such as {@code bitbucket/acme}, all of whose repositories are in scope. */
  public static CodeHosts hosts(String source) {
    return new CodeHosts(List.of(host(source)));
  }

  /** A directory that knows these projects. */
  public static Directory directory(Set<String> projects) {
    Directory directory =
        new Directory(new Known(projects), unused(RepositoryStore.class), Trackers.JIRA);
    directory.reload().await().indefinitely();
    return directory;
  }

  /** Notes what it is told, and is never asked. */
  public static PublishedMemory memory() {
    return new PublishedMemory((scope, published) -> Uni.createFrom().voidItem());
  }

  /** A book in which nothing stands. */
  public static SweepBook book() {
    return new SweepBook(new SimpleMeterRegistry());
  }

  /** Takes every wish and tells nobody. */
  public static Wishes wishes() {
    return proxy(Wishes.class, name -> Uni.createFrom().voidItem());
  }

  /** One owner with this feed. */
  static CodeHosts hosts(Feed feed) {
    return new CodeHosts(List.of(proxy(CodeHost.class, name -> List.of(feed))));
  }

  private static CodeHost host(String source) {
    return proxy(
        CodeHost.class,
        name ->
            switch (name) {
              case "source" -> source;
              case "covers" -> true;
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private static <T> T unused(Class<T> type) {
    return proxy(
        type,
        name -> {
          throw new UnsupportedOperationException(name);
        });
  }

  private static <T> T proxy(Class<T> type, java.util.function.Function<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.apply(method.getName())));
  }

  private record Known(Set<String> projects) implements ProjectStore {

    @Override
    public Uni<Set<String>> keys() {
      return Uni.createFrom().item(projects);
    }

    @Override
    public Uni<Void> keep(Tx tx, List<DirectoryEntry> entries) {
      throw new UnsupportedOperationException();
    }
  }
}
