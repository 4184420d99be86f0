package dev.lockstep.jira.rest;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Something that is asked for until there is an answer, which is kept. */
public final class Once {

  private Once() {}

  /** The answer, asked for at the latest now. */
  public static <T> Uni<T> of(Uni<T> question) {
    AtomicReference<@Nullable T> known = new AtomicReference<>();
    return Uni.createFrom()
        .deferred(
            () -> {
              T answer = known.get();
              return answer == null ? question.invoke(known::set) : Uni.createFrom().item(answer);
            });
  }
}
