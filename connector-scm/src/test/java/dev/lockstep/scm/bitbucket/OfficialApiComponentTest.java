package dev.lockstep.scm.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.Pace;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.rest.Authorization;
import dev.lockstep.scm.rest.Door;
import dev.lockstep.scm.rest.Failures;
import dev.lockstep.settings.RepositoryPatterns;
import dev.lockstep.settings.Secret;
import dev.lockstep.testing.ClientEndpoints;
import dev.lockstep.testing.Exchange;
import dev.lockstep.testing.OfficialApi;
import dev.lockstep.testing.RecordingProxy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every call is one that Atlassian's description knows, and the sandbox answers as it says. The
 * folder with the description is in {@code lockstep.samples}.
 */
@QuarkusTest
@RealParts
@EnabledIfSystemProperty(named = "lockstep.samples", matches = ".+")
class OfficialApiComponentTest {

  private static final String BASE = "/bitbucket/2.0";
  private static final String WORKSPACE = "official";
  private static final String SOMEBODY = "Dana Developer";

  private static final String REPOSITORIES = "GET /repositories/{workspace} ";
  private static final String PULLS = "GET /repositories/{workspace}/{repo_slug}/pullrequests ";
  private static final String PULL =
      "GET /repositories/{workspace}/{repo_slug}/pullrequests/{pull_request_id} ";
  private static final String BRANCHES = "GET /repositories/{workspace}/{repo_slug}/refs/branches ";

  private static final String HOOKS = "/workspaces/{workspace}/hooks ";
  private static final String NO_BODY = "its text shows a JSON body, its schema has none";

  private static final String EVERY_LIST =
      "https://developer.atlassian.com/cloud/bitbucket/rest/intro has it for every list";
  private static final String LEFT_OUT = "what the request's fields do not name is left out";

  /** Where Bitbucket is known to differ from its description, and how we know. */
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry(REPOSITORIES + "query fields undescribed", EVERY_LIST),
          Map.entry(REPOSITORIES + "query page undescribed", EVERY_LIST),
          Map.entry(REPOSITORIES + "query pagelen undescribed", EVERY_LIST),
          Map.entry(PULLS + "query fields undescribed", EVERY_LIST),
          Map.entry(PULLS + "query page undescribed", EVERY_LIST),
          Map.entry(PULLS + "query pagelen undescribed", EVERY_LIST),
          Map.entry(PULLS + "query q undescribed", EVERY_LIST),
          Map.entry(PULLS + "query sort undescribed", EVERY_LIST),
          Map.entry(PULL + "query fields undescribed", EVERY_LIST),
          Map.entry(PULL + "answer 200 required type", LEFT_OUT),
          Map.entry(PULL + "answer 200 /author required type", LEFT_OUT),
          Map.entry(BRANCHES + "query fields undescribed", EVERY_LIST),
          Map.entry(BRANCHES + "query page undescribed", EVERY_LIST),
          Map.entry(BRANCHES + "query pagelen undescribed", EVERY_LIST),
          Map.entry(PULLS + "query state repeated", "the parameter's own text says that it can be"),
          Map.entry(REPOSITORIES + "answer 200 /values/* required type", LEFT_OUT),
          Map.entry(PULLS + "answer 200 /values/* required type", LEFT_OUT),
          Map.entry(PULLS + "answer 200 /values/*/author required type", LEFT_OUT),
          Map.entry(BRANCHES + "answer 200 /values/* required type", LEFT_OUT),
          Map.entry(BRANCHES + "answer 200 /values/*/target required type", LEFT_OUT),
          Map.entry(
              PULLS + "answer 200 /values/*/merge_commit type",
              "recorded answers have null until it is merged"),
          Map.entry("GET " + HOOKS + "query page undescribed", EVERY_LIST),
          Map.entry("GET " + HOOKS + "query pagelen undescribed", EVERY_LIST),
          Map.entry("POST " + HOOKS + "request type application/json", NO_BODY),
          Map.entry(
              "PUT /workspaces/{workspace}/hooks/{uid} request type application/json", NO_BODY));

  private static final Sandbox OWN = Sandbox.start();
  private static final RecordingProxy PROXY = RecordingProxy.before(OWN.uri());

  private final BitbucketPeople people = OWN.client().bitbucket(WORKSPACE);
  private final Door door =
      new Door(
          PROXY.uri().resolve(BASE),
          Authorization.bearer("token"),
          new Failures(),
          new UpstreamGateway(
              "bitbucket/official",
              new Pace(500, () -> 1),
              Duration.ofSeconds(10),
              Clock.systemUTC(),
              new SimpleMeterRegistry()));
  private final BitbucketCloud host =
      new BitbucketCloud(
          WORKSPACE,
          RepositoryPatterns.ALL,
          Duration.ofMinutes(10),
          new Stamps(Clock.systemUTC()),
          new Budget(),
          door);

  @AfterAll
  static void stop() {
    PROXY.close();
    OWN.close();
  }

  @Test
  void every_call_and_its_answer_are_as_described() throws Exception {
    callEverything();

    assertThat(ClientEndpoints.notCalled(BitbucketApi.class, BASE, PROXY.exchanges())).isEmpty();
    assertThat(ClientEndpoints.notCalled(HookApi.class, BASE, PROXY.exchanges())).isEmpty();
    assertThat(Arrays.stream(NextPageApi.class.getDeclaredMethods()).map(Method::getName))
        .allMatch(OfficialApiComponentTest::wasFollowed);
    Map<String, String> deviations =
        OfficialApi.read(
                java.nio.file.Path.of(System.getProperty("lockstep.samples"))
                    .resolve("bitbucket/openapi-bitbucket-cloud.yml"),
                BASE)
            .deviations(PROXY.exchanges());
    assertThat(deviations.keySet())
        .as("%s", deviations)
        .containsExactlyInAnyOrderElementsOf(KNOWN.keySet());
  }

  /** A link to the next page is that of the first page's call, which has the same name. */
  private static boolean wasFollowed(String name) {
    Method first =
        Stream.of(BitbucketApi.class, HookApi.class)
            .flatMap(api -> Arrays.stream(api.getDeclaredMethods()))
            .filter(method -> method.getName().equals(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no first page for " + name));
    Path own = first.getAnnotation(Path.class);
    Path all = first.getDeclaringClass().getAnnotation(Path.class);
    String endpoint = "GET " + BASE + all.value() + (own == null ? "" : own.value());
    return PROXY.exchanges().stream()
        .anyMatch(one -> ClientEndpoints.is(one, endpoint) && one.query().containsKey("page"));
  }

  private void callEverything() {
    IntStream.rangeClosed(1, 101).forEach(i -> people.repository("repository-" + i));
    String slug = "repository-1";
    IntStream.rangeClosed(1, 101).forEach(i -> people.push(slug, "feature/OFF-" + i, SOMEBODY));
    IntStream.rangeClosed(1, 51)
        .forEach(i -> people.open(slug, "OFF-" + i, "feature/OFF-" + i, SOMEBODY));
    people.draft(slug, "OFF-60", "feature/OFF-60", SOMEBODY);
    people.merge(slug, 1, SOMEBODY);
    people.decline(slug, 2, SOMEBODY);
    RepositoryRef repository = new RepositoryRef("bitbucket", WORKSPACE, slug);

    assertThat(await(host.repositories())).hasSize(101);
    assertThat(await(host.branches(repository)).branches()).hasSizeGreaterThan(100);
    assertThat(await(host.branches(repository, Set.of("feature/OFF-1")))).hasSize(1);
    CodeHost.Page page = await(host.changesSince(repository, Optional.empty()));
    while (page.more()) {
      page = await(host.changesSince(repository, Optional.of(page.next())));
    }
    await(host.changesSince(repository, Optional.of(page.next())));
    await(host.changesSince(repository, Optional.of(manyAtOnce())));
    assertThat(await(host.pullRequest(repository, 1)).number()).isEqualTo(1);
    BitbucketCloud named =
        new BitbucketCloud(
            WORKSPACE,
            RepositoryPatterns.of(List.of(slug)),
            Duration.ofMinutes(10),
            new Stamps(Clock.systemUTC()),
            new Budget(),
            door);
    assertThat(await(named.repositories()))
        .singleElement()
        .satisfies(listed -> assertThat(listed.stamp()).isNotNull());
    HookApi hooks = door.calls(HookApi.class);
    IntStream.rangeClosed(1, 101)
        .forEach(i -> await(door.write("hooks", () -> hooks.create(WORKSPACE, webhook(i)))));
    await(host.hookCare(new Secret("secret")).care(address(101)));
  }

  private static WebhookJson webhook(int number) {
    return new WebhookJson(
        null, "x", address(number).toString(), false, List.of("repo:push"), null, null);
  }

  private static URI address(int number) {
    return URI.create("https://lockstep.example/" + number);
  }

  /** Only where a whole page was updated at one moment is the link to the next one needed. */
  private static String manyAtOnce() {
    URI first =
        PROXY.exchanges().stream()
            .map(Exchange::uri)
            .filter(uri -> uri.getPath().endsWith("/pullrequests"))
            .findFirst()
            .orElseThrow();
    URI second = PROXY.uri().resolve(first + "&page=2");
    return PullRequestCursor.onward(Instant.EPOCH, Instant.EPOCH, second).text();
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(Duration.ofSeconds(20));
  }
}
