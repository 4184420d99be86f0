package dev.lockstep.jira.command;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** A file's content on its way from one place to another. Blocking work is done elsewhere. */
record TempFile(Path path, long size, String sha256) {

  static Uni<TempFile> empty() {
    return blocking(() -> new TempFile(Files.createTempFile("lockstep", ".part"), 0, ""));
  }

  static Uni<TempFile> of(String text) {
    return empty()
        .chain(file -> blocking(() -> Files.writeString(file.path(), text)).chain(file::measured));
  }

  /** The same, after something was written to it. */
  Uni<TempFile> measured() {
    return blocking(() -> new TempFile(path, Files.size(path), Sha256.of(path)));
  }

  Uni<Void> delete() {
    return blocking(() -> Files.deleteIfExists(path)).replaceWithVoid();
  }

  private static <T> Uni<T> blocking(Callable<T> work) {
    return Uni.createFrom()
        .item(
            () -> {
              try {
                return work.call();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            })
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }
}
