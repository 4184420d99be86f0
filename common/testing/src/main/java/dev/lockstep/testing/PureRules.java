package dev.lockstep.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What pure packages may not touch. */
final class PureRules {
  private static final String[] ALLOWED = {
    "java..", "org.jspecify.annotations..", "dev.lockstep.contract.."
  };

  /** Parts of the JDK that are not plain values and functions. */
  private static final String[] FORBIDDEN_JDK = {
    "java.util.logging..",
    "java.sql..",
    "java.io..",
    "java.nio.file..",
    "java.nio.channels..",
    "java.net.http..",
    "java.util.concurrent.."
  };

  private static final Map<String, Set<String>> FORBIDDEN_MEMBERS =
      Map.of(
          "java.lang.System",
          Set.of(
              "currentTimeMillis", "nanoTime", "out", "err", "getenv", "getProperty", "getLogger"),
          "java.lang.Math",
          Set.of("random"),
          "java.util.UUID",
          Set.of("randomUUID"));

  private PureRules() {}

  /** These packages see plain Java and what else is allowed to them. */
  static ArchRule dependencies(String[] packages, String[] others) {
    if (packages.length == 0) {
      return nothing();
    }
    String[] allowed =
        Stream.concat(Arrays.stream(ALLOWED), Arrays.stream(others)).toArray(String[]::new);
    return classes()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .allowEmptyShould(true);
  }

  static ArchRule effects(String... packages) {
    if (packages.length == 0) {
      return nothing();
    }
    ArchRule calls =
        noClasses()
            .that()
            .resideInAnyPackage(packages)
            .should()
            .accessTargetWhere(impure())
            .allowEmptyShould(true);
    ArchRule types =
        noClasses()
            .that()
            .resideInAnyPackage(packages)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FORBIDDEN_JDK)
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(
                "java\\.time\\.Clock|java\\.util\\.Random|java\\.security\\.SecureRandom")
            .allowEmptyShould(true);
    return CompositeArchRule.of(calls).and(types);
  }

  private static DescribedPredicate<JavaAccess<?>> impure() {
    return DescribedPredicate.describe(
        "reads a clock, randomness, the environment or writes output",
        access -> {
          AccessTarget target = access.getTarget();
          String owner = target.getOwner().getName();
          return FORBIDDEN_MEMBERS.getOrDefault(owner, Set.of()).contains(target.getName())
              || (owner.startsWith("java.time.") && target.getName().equals("now"));
        });
  }

  /** A rule that nothing breaks: ArchUnit takes an empty list of packages for "any". */
  private static ArchRule nothing() {
    return noClasses()
        .that()
        .haveFullyQualifiedName("none")
        .should()
        .bePublic()
        .allowEmptyShould(true);
  }
}
