package dev.lockstep.e2e.figure;

import dev.lockstep.e2e.measure.CpuUse;
import dev.lockstep.e2e.measure.Latencies;
import dev.lockstep.e2e.report.Figure;
import dev.lockstep.e2e.world.Door;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Questions to the harvest through the front door, from clients that ask again at once. */
public final class Query {
  private static final int CLIENTS = 4;
  private static final double AIM_MILLIS = 30;
  private static final int ALL = Ingest.items();

  private Query() {}

  /** Measures both kinds of question. */
  public static void measure(Ground ground) {
    measure(
        ground,
        "Keys by parent",
        root -> "/api/issues/keys?parent_key=" + root,
        body -> body.contains("\"total_count\":9"));
    measure(
        ground,
        "Hierarchy of 100 nodes",
        root -> "/api/issues/hierarchy?root_key=" + root,
        body -> body.contains("\"node_count\":100"));
  }

  private static void measure(
      Ground ground,
      String name,
      Function<String, String> path,
      java.util.function.Predicate<String> isRight) {
    Duration duration = ground.lasting(12, 6);
    ground.say("query: %s, 4 clients, %d s ...".formatted(name, duration.toSeconds()));
    ask(ground, path, isRight, Duration.ofSeconds(ground.quick() ? 2 : 5));
    CpuUse.Watch watch = ground.watchCpu();
    List<Double> times = ask(ground, path, isRight, duration);
    CpuUse cpu = watch.stop();
    Latencies latencies = new Latencies(times);
    String group = name + ", 100,000 items, 4 clients, through the front door";
    ground.report().add(group, Figure.of("p50", latencies.at(0.5), "ms"));
    ground.report().add(group, Figure.of("p99", latencies.at(0.99), "ms").atMost(AIM_MILLIS));
    ground
        .report()
        .add(
            group,
            Figure.of("answered", times.size() / (double) duration.toSeconds(), "queries/s")
                .noting("others %.1f processors".formatted(cpu.otherProcessors())));
  }

  private static List<Double> ask(
      Ground ground,
      Function<String, String> path,
      java.util.function.Predicate<String> isRight,
      Duration duration) {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<List<Double>>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Random random = new Random(i);
        running.add(clients.submit(() -> client(ground, path, isRight, duration, random)));
      }
      List<Double> times = new ArrayList<>();
      for (Future<List<Double>> one : running) {
        times.addAll(one.get());
      }
      return times;
    } catch (ExecutionException broken) {
      throw new IllegalStateException("a query failed", broken.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    } finally {
      clients.shutdownNow();
    }
  }

  private static List<Double> client(
      Ground ground,
      Function<String, String> path,
      java.util.function.Predicate<String> isRight,
      Duration duration,
      Random random) {
    Door door = ground.installation().door();
    List<Double> times = new ArrayList<>();
    long until = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < until) {
      String root = Harvested.root(random.nextInt(ALL / Harvested.TREE));
      long began = System.nanoTime();
      Door.Answer answer = door.get(path.apply(root));
      times.add((System.nanoTime() - began) / 1e6);
      if (answer.status() != 200 || !isRight.test(answer.body())) {
        throw new IllegalStateException("wrong answer about " + root + ": " + answer);
      }
    }
    return times;
  }
}
