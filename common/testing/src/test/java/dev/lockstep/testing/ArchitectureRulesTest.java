package dev.lockstep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureRulesTest {
  private static final String BAD = "dev.lockstep.testing.sample.bad";
  private static final String GOOD = "dev.lockstep.testing.sample.good";
  private static final JavaClasses BAD_CLASSES = new ClassFileImporter().importPackages(BAD);

  static Stream<Arguments> rules_and_who_breaks_them() {
    return Stream.of(
        arguments("pure packages depend on java, JSpecify and the contract only", "rule.Framework"),
        arguments("pure packages know no clock, randomness, logger or output", "Impure.clock()"),
        arguments("pure packages know no clock, randomness, logger or output", "clockByReference"),
        arguments("pure packages know no clock, randomness, logger or output", "injectedClock"),
        arguments("pure packages know no clock, randomness, logger or output", "milliseconds"),
        arguments("pure packages know no clock, randomness, logger or output", "random()"),
        arguments("pure packages know no clock, randomness, logger or output", "Impure.id()"),
        arguments("pure packages know no clock, randomness, logger or output", "Impure.log()"),
        arguments("pure packages know no clock, randomness, logger or output", "Impure.print()"),
        arguments("leaf store is imported by nobody", "app.UseCase.rows"),
        arguments("leaf config is imported by nobody", "app.UseCase.port"),
        arguments("leaf github is imported by nobody", "bitbucket.Bitbucket"),
        arguments("provider bitbucket does not see the others", "github.GitHub"),
        arguments("wire is imported by providers only", "app.UseCase.answer"),
        arguments("pure package mapping depends on those and its library only", "Words.bytes"),
        arguments("jakarta.ws.rs only in web and provider packages", "rule.Framework"),
        arguments("reactive messaging only in kafka", "app.UseCase.consume"),
        arguments("Hibernate and SQL only in store", "app.UseCase.connection"),
        arguments("no cycles between packages", "Slice port"),
        arguments("constructor injection only", "app.UseCase.rows"),
        arguments("no class called Util, Helper, Manager or Impl", "OrderHelper"),
        arguments("records named Json are registered for native", "IssueJson"),
        arguments("no service depends on another service", "OtherService"));
  }

  @ParameterizedTest
  @MethodSource("rules_and_who_breaks_them")
  void each_rule_can_fail(String rule, String culprit) {
    assertThat(
            Objects.requireNonNull(rulesOf(BAD).rules().get(rule), rule)
                .evaluate(BAD_CLASSES)
                .getFailureReport()
                .getDetails())
        .anySatisfy(detail -> assertThat(detail).contains(culprit));
  }

  @Test
  void good_classes_break_none() {
    assertThatCode(() -> rulesOf(GOOD).check(new ClassFileImporter().importPackages(GOOD)))
        .doesNotThrowAnyException();
  }

  @Test
  void all_violations_come_at_once() {
    assertThatThrownBy(() -> rulesOf(BAD).check(BAD_CLASSES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("OrderHelper", "leaf store", "Impure");
  }

  private static ArchitectureRules rulesOf(String root) {
    return ArchitectureRules.of(root)
        .pure("rule", "mapping")
        .leaves("kafka", "store", "web", "config", "bitbucket", "github")
        .providers("bitbucket", "github")
        .sharedByProviders("wire")
        .library("mapping", "jakarta.inject..");
  }
}
