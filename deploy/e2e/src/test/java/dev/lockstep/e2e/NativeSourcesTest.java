package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.lockstep.contract.Message;
import dev.lockstep.local.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What {@code ./lockstep native-sources} has built: a native executable can read and write as JSON
 * what each service reads and writes.
 */
@EnabledIfSystemProperty(named = "lockstep.native-sources", matches = "true")
class NativeSourcesTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final List<String> REST =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE").stream()
          .map("jakarta.ws.rs."::concat)
          .toList();

  @ParameterizedTest
  @EnumSource(Service.class)
  void every_type_that_becomes_JSON_is_registered_for_reflection(Service service)
      throws IOException {
    JavaClasses classes =
        new ClassFileImporter()
            .importPaths(
                HOME.resolve("common/contract/target/classes"),
                HOME.resolve("common/web/target/classes"),
                HOME.resolve(service.module()).resolve("target/classes"));
    Set<String> wanted = new TreeSet<>();
    for (JavaClass type : classes) {
      if (type.isAssignableTo(Message.class) || type.getSimpleName().endsWith("Json")) {
        collect(type, wanted);
      }
      type.getCodeUnits().stream()
          .filter(unit -> REST.stream().anyMatch(unit::isAnnotatedWith))
          .flatMap(NativeSourcesTest::spokenTypes)
          .forEach(spoken -> collect(spoken, wanted));
    }

    assertThat(wanted).contains("dev.lockstep.contract.WorkItemChanged");
    assertThat(registered(service)).containsAll(wanted);
  }

  private static Stream<JavaClass> spokenTypes(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
        .flatMap(type -> type.getAllInvolvedRawTypes().stream());
  }

  private static void collect(JavaClass type, Set<String> found) {
    boolean ours = type.getPackageName().startsWith("dev.lockstep.");
    if (ours && (type.isRecord() || type.isEnum()) && found.add(type.getName())) {
      type.getFields().stream()
          .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
          .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream())
          .forEach(held -> collect(held, found));
    }
  }

  private static Set<String> registered(Service service) throws IOException {
    Path sources = HOME.resolve(service.module()).resolve("target/native-sources");
    assertThat(sources).as("built by ./lockstep native-sources").isDirectory();
    Path runner;
    try (Stream<Path> files = Files.list(sources)) {
      runner =
          files.filter(file -> file.toString().endsWith("-runner.jar")).findFirst().orElseThrow();
    }
    Set<String> names = new TreeSet<>();
    try (JarFile jar = new JarFile(runner.toFile());
        var config =
            jar.getInputStream(jar.getJarEntry("META-INF/native-image/reflect-config.json"))) {
      for (JsonNode entry : new ObjectMapper().readTree(config)) {
        names.add(entry.path("name").asText());
      }
    }
    return names;
  }
}
