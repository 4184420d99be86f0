package dev.lockstep.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules every service keeps, as one test of ten lines:
 *
 * <pre>{@code
 * @Test
 * void keeps_the_rules() {
 *   ArchitectureRules.of("dev.lockstep.sync")
 *       .pure("rule", "workflow", "mirror")
 *       .leaves("kafka", "store", "web", "schedule", "config")
 *       .check();
 * }
 * }</pre>
 *
 * Packages are named below the root of the service and stand for all below them; a package that
 * does not exist yet breaks nothing.
 *
 * @param root package of the service
 * @param pure decisions: plain Java and the contract, no clock, no randomness, no logger
 * @param leaves technology: imported by nobody but the composition in {@code config}
 * @param providers leaves for one vendor each; they do not see each other and may speak HTTP
 * @param shared what several providers have in common; imported by them only, and may speak HTTP
 * @param libraries packages of a library that one pure package may use besides, by its name
 */
public record ArchitectureRules(
    String root,
    List<String> pure,
    List<String> leaves,
    List<String> providers,
    List<String> shared,
    Map<String, List<String>> libraries) {

  public ArchitectureRules {
    pure = List.copyOf(pure);
    leaves = List.copyOf(leaves);
    providers = List.copyOf(providers);
    shared = List.copyOf(shared);
    libraries = Map.copyOf(libraries);
  }

  /** The rules that hold for any module. */
  public static ArchitectureRules of(String root) {
    return new ArchitectureRules(root, List.of(), List.of(), List.of(), List.of(), Map.of());
  }

  public ArchitectureRules pure(String... packages) {
    return new ArchitectureRules(root, List.of(packages), leaves, providers, shared, libraries);
  }

  public ArchitectureRules leaves(String... packages) {
    return new ArchitectureRules(root, pure, List.of(packages), providers, shared, libraries);
  }

  public ArchitectureRules providers(String... packages) {
    return new ArchitectureRules(root, pure, leaves, List.of(packages), shared, libraries);
  }

  public ArchitectureRules sharedByProviders(String... packages) {
    return new ArchitectureRules(root, pure, leaves, providers, List.of(packages), libraries);
  }

  /** A library of plain values and functions, for one pure package. */
  public ArchitectureRules library(String purePackage, String... packages) {
    Map<String, List<String>> more = new LinkedHashMap<>(libraries);
    more.put(purePackage, List.of(packages));
    return new ArchitectureRules(root, pure, leaves, providers, shared, more);
  }

  /** Every rule by what it says. */
  public Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put(
        "pure packages depend on java, JSpecify and the contract only",
        PureRules.dependencies(in(without(pure, libraries.keySet())), in(pure)));
    libraries.forEach(
        (name, allowed) ->
            rules.put(
                "pure package " + name + " depends on those and its library only",
                PureRules.dependencies(in(List.of(name)), with(in(pure), allowed))));
    rules.put(
        "pure packages know no clock, randomness, logger or output", PureRules.effects(in(pure)));
    for (String leaf : leaves) {
      rules.put("leaf " + leaf + " is imported by nobody", leafRule(leaf));
    }
    for (String provider : providers) {
      List<String> others = providers.stream().filter(name -> !name.equals(provider)).toList();
      rules.put(
          "provider " + provider + " does not see the others",
          LayerRules.doesNotSee(in(List.of(provider)), in(others)));
    }
    for (String common : shared) {
      rules.put(
          common + " is imported by providers only",
          LayerRules.importedOnlyBy(root, in(List.of(common)), in(providers)));
    }
    rules.put(
        "jakarta.ws.rs only in web and provider packages",
        LayerRules.only(
            root,
            in(Stream.of(providers, shared, List.of("web")).flatMap(List::stream).toList()),
            "jakarta.ws.rs..",
            "org.jboss.resteasy.."));
    rules.put(
        "reactive messaging only in kafka",
        LayerRules.only(root, in(List.of("kafka")), LayerRules.REACTIVE_MESSAGING));
    rules.put(
        "Hibernate and SQL only in store",
        LayerRules.only(root, in(List.of("store")), LayerRules.DATABASE));
    rules.put("no cycles between packages", LayerRules.noCycles(root));
    rules.put("constructor injection only", LayerRules.constructorInjection());
    rules.put("no class called Util, Helper, Manager or Impl", LayerRules.names());
    rules.put("records named Json are registered for native", LayerRules.registeredForNative());
    rules.put("no service depends on another service", LayerRules.noOtherService(root));
    return rules;
  }

  /** Checks the main classes of the module; throws with every violation of every rule. */
  public void check() {
    check(
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(root));
  }

  /** Checks these classes; throws with every violation of every rule. */
  public void check(JavaClasses classes) {
    String violations =
        rules().entrySet().stream()
            .map(rule -> violations(rule.getKey(), rule.getValue(), classes))
            .collect(Collectors.joining());
    if (!violations.isEmpty()) {
      throw new AssertionError("The architecture of " + root + " is broken:" + violations);
    }
  }

  private static String violations(String words, ArchRule rule, JavaClasses classes) {
    EvaluationResult result = rule.evaluate(classes);
    return result.hasViolation()
        ? "\n" + words + ":\n  " + String.join("\n  ", result.getFailureReport().getDetails())
        : "";
  }

  /** Composition lives in config, so it may import leaves; config itself is read by leaves. */
  private ArchRule leafRule(String leaf) {
    List<String> importers = leaf.equals("config") ? leaves : List.of(leaf, "config");
    return LayerRules.importedOnlyBy(root, in(List.of(leaf)), in(importers));
  }

  private String[] in(List<String> packages) {
    return packages.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
  }

  private static String[] with(String[] packages, List<String> more) {
    return Stream.concat(Arrays.stream(packages), more.stream()).toArray(String[]::new);
  }

  private static List<String> without(List<String> packages, Set<String> others) {
    return packages.stream().filter(name -> !others.contains(name)).toList();
  }
}
