package dev.lockstep.scm.azuredevops;

import static dev.lockstep.scm.azuredevops.Own.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sandbox.AzureDevOpsPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.control.AzureDevOpsViews.ServiceHook;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.port.HookCare.Report;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Service hooks are registered once, and turned on again when the system turned them off. */
@QuarkusTest
@RealParts
class ServiceHookCareComponentTest {

  private static final Sandbox OWN = Sandbox.start();
  private static final URI ADDRESS =
      URI.create("https://lockstep.example.com/webhook/azure-devops/acme");
  private static final int EVENTS = 9;

  @AfterAll
  static void stop() {
    OWN.close();
  }

  private static AzureDevOpsPeople organization(String name) {
    AzureDevOpsPeople people = OWN.client().azureDevOps(name);
    people.repository("Shop/web");
    people.repository("Games/web");
    return people;
  }

  private static ServiceHookCare care(String organization, List<String> projects) {
    return care(organization, projects, "secret");
  }

  private static ServiceHookCare care(String organization, List<String> projects, String secret) {
    return new ServiceHookCare(
        Own.client(OWN, organization, AzureDevOpsClient.token("token")), projects, secret);
  }

  @Test
  void each_project_and_event_gets_one_hook_and_no_second_one() {
    AzureDevOpsPeople people = organization("fresh");

    Report first = await(care("fresh", List.of()).care(ADDRESS));
    Report second = await(care("fresh", List.of()).care(ADDRESS));

    assertThat(people.hooks()).hasSize(2 * EVENTS);
    assertThat(first.lines()).contains("Shop: git.push registered");
    assertThat(second.wellKept()).isTrue();
    assertThat(second.lines()).containsExactly(2 * EVENTS + " service hooks deliver");
  }

  @Test
  void only_projects_in_scope_and_hooks_of_its_own_are_touched() {
    AzureDevOpsPeople people = organization("scoped");
    await(care("scoped", List.of("Shop")).care(URI.create("https://elsewhere.example.com/hook")));
    people.hooks().forEach(hook -> people.hookStatus(hook.id(), "disabledByUser"));

    await(care("scoped", List.of("shop")).care(ADDRESS));

    assertThat(people.hooks())
        .filteredOn(hook -> hook.url().equals(ADDRESS.toString()))
        .hasSize(EVENTS);
    assertThat(people.hooks())
        .filteredOn(hook -> !hook.url().equals(ADDRESS.toString()))
        .extracting(ServiceHook::status)
        .containsOnly("disabledByUser");
  }

  @Test
  void what_the_system_turned_off_is_turned_on_and_probation_is_told() {
    AzureDevOpsPeople people = organization("off");
    ServiceHookCare care = care("off", List.of("Shop"));
    await(care.care(ADDRESS));
    people.hookStatus(people.hooks().get(0).id(), "disabledBySystem");
    people.hookStatus(people.hooks().get(1).id(), "onProbation");

    Report report = await(care.care(ADDRESS));

    assertThat(report.wellKept()).isFalse();
    assertThat(report.lines())
        .containsExactly(
            "Shop: git.push was disabledBySystem and is turned on again",
            "Shop: git.pullrequest.created is on probation");
    assertThat(people.hooks()).hasSize(EVENTS);
    assertThat(people.hooks().get(0).status()).isEqualTo("enabled");
  }

  @Test
  void after_a_change_of_the_secret_hooks_are_given_the_new_one_and_never_show_it() {
    AzureDevOpsPeople people = organization("rotated");
    await(care("rotated", List.of("Shop"), "the-old-one").care(ADDRESS));
    String one = people.hooks().get(0).id();
    people.hookStatus(one, "onProbation"); // as it is when deliveries are refused

    Report report = await(care("rotated", List.of("Shop"), "the-new-one").care(ADDRESS));
    Report again = await(care("rotated", List.of("Shop"), "the-new-one").care(ADDRESS));

    assertThat(report.lines())
        .hasSize(EVENTS)
        .contains("Shop: git.push had another secret and is given the present one");
    assertThat(again.lines()).containsExactly(EVENTS + " service hooks deliver");
    assertThat(people.hooks()).hasSize(EVENTS);
    assertThat(people.hooks().get(0).status()).isEqualTo("enabled");
    SubscriptionsJson shown =
        await(
            Own.client(OWN, "rotated", AzureDevOpsClient.token("token"))
                .hooks()
                .all("tfs", "webHooks"));
    assertThat(PullRequestPages.present(shown.value()))
        .extracting(SubscriptionJson::consumerInputs)
        .allSatisfy(
            inputs -> {
              assertThat(inputs.get("basicAuthUsername")).matches("lockstep-[0-9a-f]{12}");
              assertThat(inputs.toString()).doesNotContain("the-new-one");
            });
  }
}
