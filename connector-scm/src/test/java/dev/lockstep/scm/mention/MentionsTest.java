package dev.lockstep.scm.mention;

import static dev.lockstep.contract.KeyMention.Evidence.BODY;
import static dev.lockstep.contract.KeyMention.Evidence.BRANCH;
import static dev.lockstep.contract.KeyMention.Evidence.COMMIT;
import static dev.lockstep.contract.KeyMention.Evidence.TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.KeyMention;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MentionsTest {

  private static final Set<String> PROJECTS = Set.of("ABC", "X1", "LONGKEY", "DEF");

  private static List<String> keysIn(String text) {
    return Mentions.in(PROJECTS, true, Map.of(TITLE, text)).stream().map(KeyMention::key).toList();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvFileSource(resources = "/mention/keys.csv", delimiter = '|', encoding = "UTF-8")
  void finds_exactly_the_keys_of_the_table(String text, String expected) {
    List<String> keys = expected.equals("-") ? List.of() : Arrays.asList(expected.split(" "));

    assertThat(keysIn(text)).containsExactlyElementsOf(keys);
  }

  @Test
  void a_key_is_told_once_with_its_best_evidence() {
    assertThat(
            Mentions.in(
                PROJECTS,
                true,
                Map.of(
                    BODY, "closes ABC-1, DEF-4 and LONGKEY-9",
                    COMMIT, "DEF-4",
                    TITLE, "abc-2: as ABC-1",
                    BRANCH, "feature/abc-1")))
        .containsExactly(
            new KeyMention("ABC-1", BRANCH),
            new KeyMention("ABC-2", TITLE),
            new KeyMention("DEF-4", COMMIT),
            new KeyMention("LONGKEY-9", BODY));
  }

  @Test
  void nothing_is_named_where_nothing_is_known_or_written() {
    assertThat(Mentions.in(Set.of(), true, Map.of(TITLE, "ABC-1"))).isEmpty();
    assertThat(Mentions.in(PROJECTS, true, Map.of())).isEmpty();
    assertThat(keysIn("")).isEmpty();
  }

  @Test
  void a_key_between_any_two_separators_is_found_whatever_its_case() {
    Random random = new Random(7);
    String separators = " /_-.,:;#()[]{}<>|'\"!?\n\tä語";
    for (int i = 0; i < 5_000; i++) {
      String project = List.copyOf(PROJECTS).get(random.nextInt(PROJECTS.size()));
      String key = project + "-" + (1 + random.nextInt(999_999));
      String written = random.nextBoolean() ? key : key.toLowerCase(Locale.ROOT);
      char before = separators.charAt(random.nextInt(separators.length()));
      char after = separators.charAt(random.nextInt(separators.length()));

      assertThat(keysIn("x" + before + written + after + "y")).containsExactly(key);
    }
  }

  @Test
  void a_letter_or_digit_on_either_side_makes_it_another_word() {
    Random random = new Random(8);
    String word = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    for (int i = 0; i < 5_000; i++) {
      String key = "LONGKEY-" + (1 + random.nextInt(999_999));
      char next = word.charAt(random.nextInt(word.length()));

      assertThat(keysIn(next + key)).isEmpty();
      assertThat(keysIn(key + next)).doesNotContain(key);
    }
  }

  @Test
  void whatever_is_written_only_known_projects_come_out_and_the_same_every_time() {
    Random random = new Random(9);
    String alphabet = "ABCDEFX19-/_ abc-";
    for (int i = 0; i < 20_000; i++) {
      String text =
          IntStream.range(0, random.nextInt(40))
              .mapToObj(c -> "" + alphabet.charAt(random.nextInt(alphabet.length())))
              .collect(Collectors.joining());
      List<String> keys = keysIn(text);

      assertThat(keys).doesNotHaveDuplicates().isSorted().isEqualTo(keysIn(text));
      assertThat(keys)
          .allSatisfy(
              key -> {
                assertThat(key).matches("(ABC|X1|LONGKEY|DEF)-[1-9][0-9]*");
                assertThat(text.toUpperCase(Locale.ROOT)).contains(key);
              });
    }
  }

  @Test
  void a_long_text_takes_no_time() {
    String text = "A".repeat(500_000) + " ABC-1 " + "ABC-".repeat(100_000);

    assertThat(keysIn(text)).containsExactly("ABC-1");
  }

  @Test
  void work_items_of_azure_devops_are_named_only_where_it_is_set() {
    Map<KeyMention.Evidence, String> texts = Map.of(TITLE, "AB#12 and ABC-1");

    assertThat(Mentions.in(PROJECTS, true, texts))
        .containsExactly(new KeyMention("AB#12", TITLE), new KeyMention("ABC-1", TITLE));
    assertThat(Mentions.in(PROJECTS, false, texts)).containsExactly(new KeyMention("ABC-1", TITLE));
  }
}
