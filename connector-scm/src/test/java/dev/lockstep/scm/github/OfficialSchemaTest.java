package dev.lockstep.scm.github;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.parser.Parser;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What is asked is what GitHub's own schema knows, and what the sandbox answers is part of it. The
 * schema is in {@code lockstep.samples}.
 */
@EnabledIfSystemProperty(named = "lockstep.samples", matches = ".+")
class OfficialSchemaTest {

  /** What github.com has since the file was published; it is asked for where a server knows it. */
  private static final String LATER =
      "type Issue { issueType: IssueType } type IssueType { id: ID! name: String! }";

  private static TypeDefinitionRegistry official = new TypeDefinitionRegistry();

  @BeforeAll
  static void read() throws IOException {
    ParserOptions.setDefaultParserOptions(
        ParserOptions.newParserOptions()
            .maxTokens(Integer.MAX_VALUE)
            .maxWhitespaceTokens(Integer.MAX_VALUE)
            .maxCharacters(Integer.MAX_VALUE)
            .build());
    official =
        new SchemaParser()
            .parse(
                Files.readString(
                    Path.of(System.getProperty("lockstep.samples"))
                        .resolve("github/schema.graphql")));
    onceEach();
    addLater();
  }

  private static void addLater() {
    TypeDefinitionRegistry later = new SchemaParser().parse(LATER);
    for (ObjectTypeDefinition type : later.getTypes(ObjectTypeDefinition.class)) {
      ObjectTypeDefinition known =
          official.getType(type.getName(), ObjectTypeDefinition.class).orElse(null);
      if (known == null) {
        official.add(type);
      } else {
        official.remove(known);
        official.add(
            known.transform(
                changed -> type.getFieldDefinitions().forEach(changed::fieldDefinition)));
      }
    }
  }

  /** The published file names two fields of a type twice. */
  private static void onceEach() {
    for (ObjectTypeDefinition type : official.getTypes(ObjectTypeDefinition.class)) {
      Map<String, FieldDefinition> fields = new LinkedHashMap<>();
      type.getFieldDefinitions().forEach(field -> fields.putIfAbsent(field.getName(), field));
      if (fields.size() < type.getFieldDefinitions().size()) {
        official.remove(type);
        official.add(
            type.transform(changed -> changed.fieldDefinitions(List.copyOf(fields.values()))));
      }
    }
  }

  @Test
  void every_query_is_valid() {
    GraphQLSchema schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(official);
    for (String query :
        List.of(
            Questions.REPOSITORIES,
            Questions.PULL_REQUESTS,
            Questions.PULL_REQUEST,
            Questions.BRANCHES,
            Questions.FIELDS_OF_ISSUES,
            Questions.issues(false),
            Questions.issues(true),
            Questions.ISSUE_IDS,
            Questions.issues(3),
            Questions.OLDER_COMMENTS,
            Questions.OLDER_HISTORY,
            Questions.RELEASES,
            Questions.DEPLOYMENTS,
            Questions.named(3),
            Questions.branches(3))) {
      Document document = Parser.parse(query);
      assertThat(new Validator().validateDocument(schema, document, Locale.ROOT))
          .as(query)
          .isEmpty();
    }
  }

  @Test
  void the_sandbox_answers_a_part_of_it() throws IOException {
    String file = "/dev/lockstep/sandbox/github/schema.graphqls";
    TypeDefinitionRegistry ours;
    try (InputStream in =
        Objects.requireNonNull(OfficialSchemaTest.class.getResourceAsStream(file))) {
      ours = new SchemaParser().parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    List<String> differences = new ArrayList<>();
    ours.types().forEach((name, type) -> differences.addAll(differences(name, type)));
    assertThat(differences).isEmpty();
  }

  private static List<String> differences(String name, TypeDefinition<?> ours) {
    TypeDefinition<?> theirs = official.types().get(name);
    if (theirs == null) {
      return List.of(name + " is unknown");
    }
    List<String> differences = new ArrayList<>();
    for (FieldDefinition field : fields(ours)) {
      FieldDefinition same =
          fields(theirs).stream()
              .filter(one -> one.getName().equals(field.getName()))
              .findFirst()
              .orElse(null);
      if (same == null || !same.getType().toString().equals(field.getType().toString())) {
        differences.add(name + "." + field.getName() + " is another");
      } else {
        for (InputValueDefinition argument : field.getInputValueDefinitions()) {
          if (same.getInputValueDefinitions().stream()
              .noneMatch(one -> one.getName().equals(argument.getName()))) {
            differences.add(name + "." + field.getName() + " does not take " + argument.getName());
          }
        }
      }
    }
    if (ours instanceof InputObjectTypeDefinition input
        && theirs instanceof InputObjectTypeDefinition other) {
      input.getInputValueDefinitions().stream()
          .map(InputValueDefinition::getName)
          .filter(
              one ->
                  other.getInputValueDefinitions().stream()
                      .noneMatch(value -> value.getName().equals(one)))
          .forEach(one -> differences.add(name + " has no " + one));
    }
    return differences;
  }

  private static List<FieldDefinition> fields(TypeDefinition<?> type) {
    return type instanceof ObjectTypeDefinition object
        ? object.getFieldDefinitions()
        : type instanceof InterfaceTypeDefinition open ? open.getFieldDefinitions() : List.of();
  }
}
