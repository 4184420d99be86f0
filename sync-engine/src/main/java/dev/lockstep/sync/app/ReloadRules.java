package dev.lockstep.sync.app;

import dev.lockstep.settings.Mistake;
import dev.lockstep.settings.RuleSettings;
import dev.lockstep.settings.SettingsResult;
import dev.lockstep.settings.SettingsResult.Invalid;
import dev.lockstep.settings.SettingsResult.Valid;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets changed rules count without a restart. Good ones take the place of those in force, and all
 * open items are compared with them at once; of wrong ones every mistake is told, and nothing
 * changes.
 */
@ApplicationScoped
public class ReloadRules {

  private final RuleFile file;
  private final CheckRules checkRules;
  private final RulesInForce rules;
  private final Reconcile reconcile;
  private volatile @Nullable Look last;

  ReloadRules(RuleFile file, CheckRules checkRules, RulesInForce rules, Reconcile reconcile) {
    this.file = file;
    this.checkRules = checkRules;
    this.rules = rules;
    this.reconcile = reconcile;
  }

  /** What was found; without rules there are mistakes. */
  private record Look(@Nullable RuleSettings rules, List<Mistake> mistakes) {
    static Look of(SettingsResult read) {
      return read instanceof Valid valid
          ? new Look(valid.settings().rules(), List.of())
          : new Look(null, ((Invalid) read).mistakes());
    }
  }

  /**
   * Looks whether they changed. Two looks have to find the same: somebody may be in the middle of
   * writing, and half a file can be a good one.
   */
  public Uni<Void> look() {
    return file.read()
        .map(Look::of)
        .chain(
            found -> {
              boolean settled = found.equals(last);
              last = found;
              return settled ? take(found) : Uni.createFrom().voidItem();
            });
  }

  /** Takes them as they stand now; answers every mistake, and nothing where they count. */
  public Uni<List<Mistake>> reload() {
    return file.read().map(Look::of).chain(this::take).map(done -> rules.refused());
  }

  private Uni<Void> take(Look found) {
    RuleSettings written = found.rules();
    if (written == null) {
      rules.refuse(found.mistakes());
      return Uni.createFrom().voidItem();
    }
    if (written.equals(rules.settings())) {
      rules.confirm();
      return Uni.createFrom().voidItem();
    }
    return checkRules
        .unknownStatuses(written.books())
        .chain(
            unknown -> {
              if (!unknown.isEmpty()) {
                rules.refuse(unknown);
                return Uni.createFrom().voidItem();
              }
              rules.replace(written);
              return reconcile.ask().replaceWithVoid();
            });
  }
}
