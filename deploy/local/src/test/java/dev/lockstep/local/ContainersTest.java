package dev.lockstep.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.settings.DotEnv;
import dev.lockstep.settings.Settings;
import dev.lockstep.settings.Settings.Need;
import dev.lockstep.settings.SettingsResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The compose file and the Dockerfiles against what the code knows; nothing is built or run. */
class ContainersTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final List<String> DOCKERFILES =
      List.of(
          "deploy/images/Dockerfile",
          "deploy/images/Dockerfile.native",
          "deploy/images/closed-network/Dockerfile.kafka");
  private static final Set<String> FOREIGN = Set.of("postgres", "kafka");
  private static final Set<String> ONE_SHOT = Set.of("topics", "story");

  /** Of the images, not of Lockstep. */
  private static final Set<String> OF_IMAGES =
      Set.of("SANDBOX_HOST", "SANDBOX_PORT", "SANDBOX_URL", "HEALTH_URL", "SERVICE_PORT");

  private static Map<String, Map<String, Object>> services;

  @BeforeAll
  @SuppressWarnings("unchecked")
  static void parse() throws IOException {
    Map<String, Object> compose = new Yaml().load(text("docker-compose.yml"));
    services = (Map<String, Map<String, Object>>) compose.get("services");
  }

  @Test
  void the_parts_are_exactly_those_of_Lockstep() {
    Set<String> parts =
        new TreeSet<>(Set.of("front-door", "topics", "postgres", "kafka", "sandbox", "story"));
    Arrays.stream(Service.values()).map(Service::module).forEach(parts::add);

    assertThat(services).containsOnlyKeys(parts);
  }

  @Test
  void each_service_is_built_from_its_module_and_found_by_the_front_door_at_its_port() {
    for (Service service : Service.values()) {
      Map<String, Object> part = part(service.module());
      assertThat(map(map(part.get("build")).get("args")))
          .as(service.module())
          .containsEntry("SERVICE", service.module())
          .containsEntry("PORT", service.defaultPort());
      assertThat(part).containsEntry("expose", List.of(Integer.toString(service.defaultPort())));
      assertThat(map(part("front-door").get("environment")))
          .containsEntry("LOCKSTEP_" + service.name() + "_HOST", service.module());
    }
  }

  @Test
  void every_image_and_base_image_can_be_replaced() {
    services.forEach(
        (name, part) -> {
          assertThat((String) part.get("image")).as(name).startsWith("${");
          if (!FOREIGN.contains(name)) {
            assertThat((String) map(map(part.get("build")).get("args")).get("BASE_IMAGE"))
                .as(name)
                .startsWith("${BASE_IMAGE:-");
          }
        });
  }

  @Test
  void every_variable_passed_on_is_a_setting() throws IOException {
    Set<String> known = new TreeSet<>(OF_IMAGES);
    known.addAll(variablesIn(text("docs/settings.md"), "`([A-Z][A-Z0-9_]+)`"));

    services.forEach(
        (name, part) -> {
          if (!FOREIGN.contains(name)) {
            assertThat(known).as(name).containsAll(map(part.get("environment")).keySet());
          }
        });
    Set<String> ofTheDemonstration = demonstration().keySet();
    ofTheDemonstration.removeAll(Set.of("COMPOSE_PROFILES", "LOCKSTEP_ENV_FILE"));
    assertThat(known).containsAll(ofTheDemonstration);
  }

  @Test
  void every_variable_that_is_asked_for_is_explained() throws IOException {
    assertThat(variablesIn(text("docs/containers.md"), "`([A-Z][A-Z0-9_]+)`"))
        .containsAll(variablesIn(text("docker-compose.yml"), "(?<!\\$)\\$\\{([A-Z0-9_]+)"));
  }

  @Test
  void nothing_has_more_rights_than_it_needs() {
    services.forEach(
        (name, part) -> {
          assertThat(part)
              .as(name)
              .containsEntry("cap_drop", List.of("ALL"))
              .containsEntry("security_opt", List.of("no-new-privileges:true"));
          assertThat(part.containsKey("privileged")).as(name).isFalse();
          if (!name.equals("kafka")) {
            assertThat(part).as(name).containsEntry("read_only", true);
          }
        });
  }

  @Test
  void what_goes_on_is_started_again_and_watched() {
    services.forEach(
        (name, part) -> {
          if (!ONE_SHOT.contains(name)) {
            assertThat(part).as(name).containsEntry("restart", "unless-stopped");
            assertThat(map(part.getOrDefault("healthcheck", Map.of())))
                .as(name)
                .doesNotContainKey("disable");
          }
        });
    FOREIGN.forEach(name -> assertThat(part(name)).as(name).containsKeys("healthcheck", "volumes"));
  }

  @Test
  void every_dockerfile_and_target_that_is_named_exists() throws IOException {
    for (Map.Entry<String, Map<String, Object>> part : services.entrySet()) {
      if (FOREIGN.contains(part.getKey())) {
        continue;
      }
      Map<String, Object> build = map(part.getValue().get("build"));
      String file = ((String) build.get("dockerfile")).replaceAll("^\\$\\{\\w+:-(.*)}$", "$1");
      assertThat(text(file))
          .as(part.getKey())
          .contains(" AS " + build.getOrDefault("target", "service"));
    }
  }

  @Test
  void dockerfiles_copy_what_exists_run_as_nobody_and_name_no_registry() throws IOException {
    for (String file : DOCKERFILES) {
      String dockerfile = text(file);
      for (Service service : Service.values()) {
        assertThat(copied(dockerfile, service))
            .isNotEmpty()
            .allSatisfy(source -> assertThat(HOME.resolve(written(source))).exists());
      }
      assertThat(dockerfile).contains("\nUSER 10001:10001\n");
      assertThat(groups(dockerfile, "(?m)^ARG \\w+_IMAGE=(.+)$"))
          .isNotEmpty()
          .allSatisfy(image -> assertThat(image).doesNotContain("."));
    }
  }

  @Test
  void every_class_that_is_run_exists() throws IOException {
    String all = text("docker-compose.yml") + text("deploy/images/Dockerfile");
    List<String> mains = groups(all, "\"(dev\\.lockstep\\.[\\w.]+Main)\"").toList();

    assertThat(mains).isNotEmpty().allSatisfy(name -> assertThat(Class.forName(name)).isNotNull());
  }

  @Test
  void what_is_copied_is_not_kept_from_the_builder() throws IOException {
    List<Pattern> allowed =
        groups(text(".dockerignore"), "(?m)^!(.+)$")
            .map(glob -> Pattern.compile(glob.replace(".", "\\.").replace("*", "[^/]*") + "(/.*)?"))
            .toList();
    for (String file : DOCKERFILES) {
      for (Service service : Service.values()) {
        assertThat(copied(text(file), service))
            .allSatisfy(
                source ->
                    assertThat(allowed)
                        .as(source)
                        .anyMatch(pattern -> pattern.matcher(source).matches()));
      }
    }
  }

  @Test
  void the_settings_of_the_demonstration_are_complete() throws IOException {
    Map<String, String> environment = demonstration();
    environment.put("PG_HOST", "postgres");

    assertThat(Settings.read(environment, EnumSet.allOf(Need.class)))
        .isInstanceOf(SettingsResult.Valid.class);
  }

  private static Map<String, String> demonstration() throws IOException {
    return new TreeMap<>(
        ((DotEnv.Result.Parsed) DotEnv.parse(HOME.resolve("deploy/compose/demo.env"))).values());
  }

  private static Map<String, Object> part(String name) {
    return map(services.get(name));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    assertThat(value).isInstanceOf(Map.class);
    return (Map<String, Object>) value;
  }

  private static List<String> copied(String dockerfile, Service service) {
    return groups(dockerfile, "(?m)^COPY (.+) \\S+$")
        .flatMap(sources -> Stream.of(sources.split(" ")))
        .map(source -> source.replace("${SERVICE}", service.module()))
        .toList();
  }

  /** What a build makes stands for the module that makes it. */
  private static String written(String source) {
    int target = source.indexOf("/target/");
    return target < 0 ? source : source.substring(0, target) + "/pom.xml";
  }

  private static Set<String> variablesIn(String text, String pattern) {
    return groups(text, pattern).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> groups(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1));
  }

  private static String text(String path) throws IOException {
    return Files.readString(HOME.resolve(path));
  }
}
