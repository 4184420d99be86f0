package dev.lockstep.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/** Which package may know which. */
final class LayerRules {
  static final String[] REACTIVE_MESSAGING = {
    "org.eclipse.microprofile.reactive.messaging..", "io.smallrye.reactive.messaging.."
  };
  static final String[] DATABASE = {
    "org.hibernate..",
    "jakarta.persistence..",
    "io.quarkus.hibernate..",
    "io.quarkus.panache..",
    "io.vertx.sqlclient..",
    "io.vertx.pgclient..",
    "io.vertx.mutiny.sqlclient..",
    "io.vertx.mutiny.pgclient..",
    "io.agroal..",
    "java.sql..",
    "javax.sql.."
  };
  private static final List<String> SERVICES =
      List.of(
          "dev.lockstep.jira",
          "dev.lockstep.scm",
          "dev.lockstep.sync",
          "dev.lockstep.notify",
          "dev.lockstep.harvest");
  private static final String[] INJECTING = {
    "jakarta.inject.Inject",
    "org.eclipse.microprofile.config.inject.ConfigProperty",
    "org.eclipse.microprofile.reactive.messaging.Channel",
    "org.eclipse.microprofile.rest.client.inject.RestClient"
  };

  private LayerRules() {}

  static ArchRule importedOnlyBy(String root, String[] packages, String[] importers) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(importers)
        .and()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .allowEmptyShould(true);
  }

  static ArchRule doesNotSee(String[] packages, String[] others) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(true);
  }

  static ArchRule only(String root, String[] packages, String... technology) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(technology)
        .allowEmptyShould(true);
  }

  static ArchRule noCycles(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
  }

  static ArchRule constructorInjection() {
    CompositeArchRule rule =
        CompositeArchRule.of(
            noMethods().should().beAnnotatedWith(INJECTING[0]).allowEmptyShould(true));
    for (String annotation : INJECTING) {
      rule = rule.and(noFields().should().beAnnotatedWith(annotation).allowEmptyShould(true));
    }
    return rule;
  }

  static ArchRule names() {
    return classes()
        .should()
        .haveNameNotMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?")
        .allowEmptyShould(true);
  }

  /** A native executable can only read and write by reflection what was registered for it. */
  static ArchRule registeredForNative() {
    String registration = "io.quarkus.runtime.annotations.RegisterForReflection";
    return classes()
        .that()
        .areRecords()
        .and()
        .haveSimpleNameEndingWith("Json")
        .and()
        .areTopLevelClasses()
        .should()
        .beAnnotatedWith(registration)
        .allowEmptyShould(true);
  }

  static ArchRule noOtherService(String root) {
    String[] others =
        SERVICES.stream()
            .filter(service -> !root.equals(service) && !root.startsWith(service + "."))
            .map(service -> service + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(true);
  }
}
