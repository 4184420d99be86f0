package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment at a work item.
 *
 * @param id the tracker's id
 * @param author who wrote it, absent when the account is gone
 * @param editor who changed it last, absent when nobody did
 * @param text its text for reading
 * @param internal whether only a service desk's own people may read it
 * @param created when it was written
 * @param updated when it was changed last
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Comment(
    String id,
    @Nullable Person author,
    @Nullable Person editor,
    String text,
    boolean internal,
    Instant created,
    Instant updated) {}
