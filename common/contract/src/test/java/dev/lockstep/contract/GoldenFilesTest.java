package dev.lockstep.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.contract.MessageCodec.Encoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden files are what was ever published, one per type and shape, and only ever added to. A
 * changed record needs a further file: {@code mvn -pl common/contract test -Dtest=GoldenFilesTest
 * -Dlockstep.docs=write} writes it.
 */
class GoldenFilesTest {

  static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everythingEverPublishedStillDecodes(Path file) throws Exception {
    Encoded golden = read(file);

    Envelope<?> envelope = MessageCodec.decode(golden.headers(), golden.value());

    assertThat(envelope.data().orderKey()).isEqualTo(golden.headers().get("ce_subject"));
    assertThat(MessageCodec.decode(golden.headers(), MessageCodec.encode(envelope).value()))
        .isEqualTo(envelope);
  }

  @Test
  void theNewestFileOfEachTypeIsWhatIsPublishedToday() throws IOException {
    for (Message sample : Samples.all()) {
      Encoded today = MessageCodec.encode(Samples.envelope(sample));
      List<Path> files = filesOf(sample);
      if (files.isEmpty() || !tree(today).equals(tree(read(files.get(files.size() - 1))))) {
        if ("write".equals(System.getProperty("lockstep.docs"))) {
          Path next =
              FOLDER.resolve(
                  sample.getClass().getSimpleName() + "." + (files.size() + 1) + ".json");
          Files.writeString(next, JSON.writeValueAsString(tree(today)) + "\n");
        } else {
          assertThat(tree(today))
              .as(
                  "%s changed its shape: keep the old golden file and write a new one",
                  sample.getClass())
              .isEqualTo(files.isEmpty() ? null : tree(read(files.get(files.size() - 1))));
        }
      }
    }
  }

  @Test
  void everyTypeOfTheCatalogueHasASample() {
    assertThat(Samples.all().stream().map(Message::getClass).toList())
        .isEqualTo(Catalogue.ENTRIES.stream().map(Catalogue.Entry::data).toList());
  }

  static List<Path> filesOf(Message message) throws IOException {
    String prefix = message.getClass().getSimpleName() + ".";
    return files().filter(f -> f.getFileName().toString().startsWith(prefix)).toList();
  }

  static Encoded read(Path file) throws IOException {
    JsonNode tree = JSON.readTree(Files.readString(file));
    Map<String, String> headers = JSON.convertValue(tree.get("headers"), new TypeReference<>() {});
    return new Encoded(
        tree.get("topic").asText(),
        tree.get("key").asText(),
        headers,
        JSON.writeValueAsBytes(tree.get("data")));
  }

  private static JsonNode tree(Encoded encoded) throws IOException {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("topic", encoded.topic());
    tree.put("key", encoded.key());
    tree.set("headers", JSON.valueToTree(encoded.headers()));
    tree.set("data", JSON.readTree(encoded.value()));
    return tree;
  }
}
