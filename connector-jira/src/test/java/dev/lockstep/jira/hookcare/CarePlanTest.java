package dev.lockstep.jira.hookcare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.jira.hookcare.CareMemory.Left;
import dev.lockstep.jira.hookcare.CarePlan.Step;
import dev.lockstep.jira.port.Webhooks.Kind;
import dev.lockstep.jira.port.Webhooks.ProvenBy;
import dev.lockstep.jira.port.Webhooks.Registered;
import dev.lockstep.jira.port.Webhooks.Wanted;
import dev.lockstep.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CarePlanTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final String BASE = "https://lockstep.example/webhook/jira/1";
  private static final Set<String> EVENTS = Set.of("jira:issue_created", "jira:issue_updated");
  private static final Kind ADMIN = new Kind(EVENTS, false, false, ProvenBy.SIGNATURE);
  private static final Kind DYNAMIC = new Kind(EVENTS, true, true, ProvenBy.TOKEN);
  private static final String FILTER = "project in (\"ABC\")";

  private final Wanted wanted = wanted("a-secret");

  @Test
  void one_is_registered_where_there_is_none_whatever_others_have() {
    Registered others = hook("7", "https://elsewhere.example/webhook/jira/1", EVENTS, FILTER);
    Registered similar = hook("8", BASE + "0", EVENTS, FILTER);

    assertThat(plan(ADMIN, List.of(others, similar), null))
        .containsExactly(new Step.Register(wanted));
  }

  @Test
  void one_that_a_person_made_is_taken_over_because_its_secret_is_not_known() {
    Registered own = hook("7", BASE, EVENTS, FILTER);

    assertThat(plan(ADMIN, List.of(own), null)).containsExactly(new Step.Change(own, wanted));
  }

  @Test
  void one_that_is_as_it_was_left_is_left_alone() {
    Registered own = hook("7", BASE, EVENTS, FILTER);

    assertThat(plan(ADMIN, List.of(own), left(wanted, own))).isEmpty();
  }

  @Test
  void jira_may_write_a_filter_its_own_way() {
    Registered own = hook("7", BASE, EVENTS, "project IN (ABC)");

    assertThat(plan(ADMIN, List.of(own), left(wanted, own))).isEmpty();
  }

  @Test
  void events_that_somebody_added_do_no_harm() {
    Registered own = hook("7", BASE, EVENTS, FILTER);
    Registered more =
        hook("7", BASE, Set.of("jira:issue_created", "jira:issue_updated", "user_created"), FILTER);

    assertThat(plan(ADMIN, List.of(more), left(wanted, own))).isEmpty();
  }

  @Test
  void one_that_somebody_changed_or_switched_off_is_brought_back() {
    Registered own = hook("7", BASE, EVENTS, FILTER);
    Left left = left(wanted, own);
    Registered off = new Registered("7", BASE, false, EVENTS, FILTER, null);
    Registered less = hook("7", BASE, Set.of("jira:issue_created"), FILTER);
    Registered narrow = hook("7", BASE, EVENTS, "project in (\"OLD\")");

    for (Registered changed : List.of(off, less, narrow)) {
      assertThat(plan(ADMIN, List.of(changed), left))
          .containsExactly(new Step.Change(changed, wanted));
    }
  }

  @Test
  void another_secret_is_set_again_as_jira_never_tells_the_one_it_has() {
    Registered own = hook("7", BASE, EVENTS, FILTER);

    assertThat(plan(ADMIN, List.of(own), left(wanted("an-older-secret"), own)))
        .containsExactly(new Step.Change(own, wanted));
  }

  @Test
  void one_whose_address_ends_in_a_secret_is_found_by_what_is_before_it() {
    Registered own = hook("7", BASE + "/an-older-secret", EVENTS, FILTER);

    assertThat(plan(ADMIN, List.of(own), null)).containsExactly(new Step.Change(own, wanted));
  }

  @Test
  void one_that_ends_soon_is_put_off() {
    Registered soon = dynamic("7", BASE, NOW.plus(Duration.ofDays(9)));
    Registered later = dynamic("7", BASE, NOW.plus(Duration.ofDays(11)));

    assertThat(plan(DYNAMIC, List.of(soon), left(wanted, soon)))
        .containsExactly(new Step.Prolong(soon));
    assertThat(plan(DYNAMIC, List.of(later), left(wanted, later))).isEmpty();
  }

  @Test
  void what_the_client_left_elsewhere_goes_first_since_it_may_have_one_address_only() {
    Registered elsewhere = dynamic("6", "https://old.example/webhook/jira/1", NOW);
    Registered twice = dynamic("8", BASE, NOW.plus(Duration.ofDays(20)));
    Registered own = dynamic("7", BASE, NOW.plus(Duration.ofDays(20)));

    assertThat(plan(DYNAMIC, List.of(elsewhere), null))
        .containsExactly(new Step.Remove(elsewhere), new Step.Register(wanted));
    assertThat(plan(DYNAMIC, List.of(own, twice), left(wanted, own)))
        .containsExactly(new Step.Remove(twice));
  }

  @Test
  void a_fingerprint_tells_no_secret() {
    assertThat(Fingerprints.of(wanted))
        .isEqualTo(Fingerprints.of(wanted("a-secret")))
        .isNotEqualTo(Fingerprints.of(wanted("another")))
        .doesNotContain("a-secret");
    assertThat(wanted.toString()).doesNotContain("a-secret", BASE);
  }

  private List<Step> plan(Kind kind, List<Registered> found, @Nullable Left left) {
    return CarePlan.of(kind, BASE, wanted, found, left, NOW);
  }

  private static Wanted wanted(String secret) {
    return new Wanted(BASE, EVENTS, FILTER, new Secret(secret));
  }

  private static Left left(Wanted wanted, Registered own) {
    return new Left(Fingerprints.of(wanted), Fingerprints.of(own));
  }

  private static Registered hook(String id, String url, Set<String> events, String filter) {
    return new Registered(id, url, true, events, filter, null);
  }

  private static Registered dynamic(String id, String url, Instant expires) {
    return new Registered(id, url, true, EVENTS, FILTER, expires);
  }
}
