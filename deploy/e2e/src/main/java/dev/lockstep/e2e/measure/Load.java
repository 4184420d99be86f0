package dev.lockstep.e2e.measure;

import dev.lockstep.e2e.world.Issues;
import dev.lockstep.e2e.world.Surroundings;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.sandbox.SandboxClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Opens a pull request for a fresh issue at a fixed rate, whatever becomes of the earlier ones. */
public final class Load implements AutoCloseable {
  public static final List<String> REPOSITORIES = List.of("shop", "billing", "search");
  public static final String BRANCH = "develop";
  private static final int THREADS = 24;
  private static final String DEV = "Linus Dev";

  private final BitbucketPeople people;
  private final Issues issues;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** Works on these issues. */
  public Load(SandboxClient sandbox, Issues issues) {
    this.people = sandbox.bitbucket(Surroundings.WORKSPACE);
    this.issues = issues;
  }

  /** How many issues are left. */
  public int issuesLeft() {
    return issues.left();
  }

  /** Makes the repositories, each with a branch that pull requests come from. */
  public static void prepare(SandboxClient sandbox) {
    BitbucketPeople people = sandbox.bitbucket(Surroundings.WORKSPACE);
    for (String repository : REPOSITORIES) {
      people.repository(repository);
      people.push(repository, BRANCH, DEV);
    }
  }

  /**
   * A pull request that was opened.
   *
   * @param name {@code workspace/repository#number}
   * @param key of the issue in its title
   */
  public record Opened(String name, String key) {}

  /**
   * What was done.
   *
   * @param opened in the order of opening
   * @param seconds from the first to the end of the last
   */
  public record Sent(List<Opened> opened, double seconds) {
    /** Opened per second, really. */
    public double rate() {
      return opened.size() / seconds;
    }
  }

  /** Opens pull requests at this rate for so long. */
  public Sent run(double perSecond, Duration duration) {
    int count = (int) Math.round(perSecond * duration.toMillis() / 1000.0);
    ConcurrentLinkedQueue<Opened> opened = new ConcurrentLinkedQueue<>();
    long began = System.nanoTime();
    double gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
    List<java.util.concurrent.Future<?>> running = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long due = began + (long) (i * gap);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      String repository = REPOSITORIES.get(i % REPOSITORIES.size());
      String key = issues.take();
      running.add(
          threads.submit(
              () -> {
                int number = people.open(repository, key + " as agreed", BRANCH, DEV).id();
                opened.add(
                    new Opened(Surroundings.WORKSPACE + "/" + repository + "#" + number, key));
              }));
    }
    for (java.util.concurrent.Future<?> one : running) {
      try {
        one.get();
      } catch (java.util.concurrent.ExecutionException broken) {
        throw new IllegalStateException("a pull request could not be opened", broken);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", interrupted);
      }
    }
    return new Sent(List.copyOf(opened), (System.nanoTime() - began) / 1e9);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
