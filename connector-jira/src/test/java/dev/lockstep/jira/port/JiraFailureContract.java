package dev.lockstep.jira.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException.Scope;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.IssueView;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How every variant of Jira tells what goes wrong behind the ports. */
abstract class JiraFailureContract extends SiteUnderTest {

  @Test
  void that_something_is_gone_is_told_apart_from_a_failure() {
    people().project("ABC", "Alphabet");
    IssueView issue = people().story("ABC", "Here");
    Site site = site();

    assertThat(await(site.presence().issue(issue.id()))).isTrue();
    assertThat(await(site.presence().issue("99999999"))).isFalse();
    assertThat(await(site.presence().project("ABC"))).isTrue();
    assertThat(await(site.presence().project("NONE"))).isFalse();
    fault("\"htmlRate\":1");
    assertThatThrownBy(() -> await(site.presence().issue("99999999")))
        .isInstanceOf(Unauthorized.class);
  }

  @Test
  void a_stranger_is_unmasked_before_an_empty_answer_is_believed() {
    people().seed(Requests.Seed.stories("ABC", 3));

    assertThatThrownBy(() -> await(stranger().account().prove(new Calls())))
        .isInstanceOf(Unauthorized.class);
    assertThatThrownBy(() -> await(stranger().directory().read())).isInstanceOf(Unauthorized.class);
  }

  @Test
  void a_limit_is_told_with_its_time_and_what_must_wait() {
    people().project("ABC", "Alphabet");
    IssueView issue = people().story("ABC", "Busy");
    fault("\"throttleRate\":1,\"retryAfterSeconds\":7");

    assertThatThrownBy(() -> await(standing(site(), issue.id())))
        .isInstanceOfSatisfying(
            Throttled.class,
            limit -> {
              assertThat(limit.retryAfter()).isEqualTo(Duration.ofSeconds(7));
              assertThat(limit.scope()).isEqualTo(Scope.ENDPOINT);
            });
  }

  /** Each kind of question. */
  enum Question {
    CHANGED(site -> site.changed().changed(Instant.EPOCH, Optional.empty())),
    BY_ID(site -> site.issues().byId(List.of("10001"))),
    STANDING(site -> standing(site, "10001")),
    IDS(site -> site.ids().page(null, Optional.empty())),
    HISTORIES(site -> site.histories().page(List.of("10001"), Optional.empty())),
    DIRECTORY(site -> site.directory().read()),
    ACCOUNT(site -> site.account().whoAmI(new Calls()));

    private final Function<Site, Uni<?>> asked;

    Question(Function<Site, Uni<?>> asked) {
      this.asked = asked;
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_page_of_html_is_a_refusal_and_no_answer(Question question) {
    people().seed(Requests.Seed.stories("ABC", 3));
    fault("\"htmlRate\":1");

    assertThatThrownBy(() -> await(question.asked.apply(site())))
        .isInstanceOf(Unauthorized.class)
        .hasMessageContaining("text/html");
  }

  @ParameterizedTest
  @EnumSource
  void half_an_answer_is_a_failure_and_never_a_shorter_one(Question question) {
    people().seed(Requests.Seed.stories("ABC", 3));
    fault("\"cutRate\":1");

    assertThatThrownBy(() -> await(question.asked.apply(site()))).isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_site_that_is_away_is_unavailable(Question question) {
    people().seed(Requests.Seed.stories("ABC", 3));
    fault("\"errorRate\":1,\"errorStatus\":502");

    assertThatThrownBy(() -> await(question.asked.apply(site())))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("502");
  }

  private static Uni<?> standing(Site site, String id) {
    return site.workflow().standing(id, Set.of(), new Calls());
  }
}
