package dev.lockstep.scm.port;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A branch that exists.
 *
 * @param name without {@code refs/heads/}
 * @param head the commit it points at
 * @param url where a person opens it, where the host tells
 * @param committedAt when the commit was made, where the host tells
 */
public record Branch(
    String name, String head, @Nullable String url, @Nullable Instant committedAt) {}
