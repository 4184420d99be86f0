package dev.lockstep.jira.port;

import dev.lockstep.contract.WorkItem;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.Sandbox;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** A site of the sandbox, of any variant, and ways into it. */
abstract class SiteUnderTest {

  /** One for all variants; it ends with the tests. */
  protected static final Sandbox SANDBOX = Sandbox.start();

  /** Where people open the sites; programs reach them elsewhere. */
  protected static final String PEOPLE_GO_TO = "https://jira.example.com";

  private static final AtomicInteger SITES = new AtomicInteger();

  protected final String name = "s" + SITES.incrementAndGet();

  /** The site of this test, with an account that it knows; made when it is first asked for. */
  protected abstract JiraPeople people();

  /** A fresh way into it. */
  protected abstract Site site();

  /** The same with a credential that is not good. */
  protected abstract Site stranger();

  /** What the paths of this test's site contain. */
  protected abstract String path();

  /** How many issues a page holds. */
  protected abstract int page();

  @AfterEach
  void nothing_goes_wrong_any_more() {
    SANDBOX.client().noFaults();
  }

  protected final void fault(String what) {
    SANDBOX
        .client()
        .faults(String.format(Locale.ROOT, "{\"jira\":{%s,\"only\":\"%s\"}}", what, path()));
  }

  /** All that changed since, page by page. */
  protected static List<WorkItem> items(Site site, Instant since) {
    List<WorkItem> all = new ArrayList<>();
    Optional<String> token = Optional.empty();
    do {
      ChangedIssues.Page page = await(site.changed().changed(since, token));
      page.issues().forEach(one -> all.add(one.item()));
      token = page.nextPageToken();
    } while (token.isPresent());
    return all;
  }

  protected static <T> T await(Uni<T> answer) {
    return answer.await().atMost(Duration.ofSeconds(30));
  }
}
