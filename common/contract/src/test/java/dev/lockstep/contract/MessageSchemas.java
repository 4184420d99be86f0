package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON schemas of the messages and of what they are made of, derived from the records. */
final class MessageSchemas {

  private MessageSchemas() {}

  /** By simple name; references are {@code #/components/schemas/<name>}. */
  static ObjectNode all() {
    SchemaBuilder builder = generator().buildMultipleSchemaDefinitions();
    Catalogue.ENTRIES.forEach(entry -> builder.createSchemaReference(entry.data()));
    return builder.collectDefinitions("components/schemas");
  }

  private static SchemaGenerator generator() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
            .with(
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.DEFINITIONS_FOR_MEMBER_SUPERTYPES,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.EXTRA_OPEN_API_FORMAT_VALUES)
            .without(Option.NONSTATIC_NONVOID_NONGETTER_METHODS, Option.SCHEMA_VERSION_INDICATOR);
    // What is absent is left out, never null.
    config.forFields().withNullableCheck(field -> false).withRequiredCheck(MessageSchemas::always);
    config.forFields().withDescriptionResolver(MessageSchemas::description);
    config
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (type, context) ->
                isText(type.getErasedType())
                    ? new CustomDefinition(
                        context.getGeneratorConfig().createObjectNode().put("type", "string"),
                        CustomDefinition.DefinitionType.INLINE,
                        CustomDefinition.AttributeInclusion.YES)
                    : null);
    return new SchemaGenerator(config.build());
  }

  /** References are records that JSON shows as one text. */
  private static boolean isText(Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getDeclaredMethods())
            .anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
  }

  private static boolean always(FieldScope field) {
    Class<?> record = field.getDeclaringType().getErasedType();
    JsonInclude include = record.getAnnotation(JsonInclude.class);
    Class<?> type = field.getType().getErasedType();
    boolean mayBeEmpty =
        type == String.class
            || Collection.class.isAssignableFrom(type)
            || Map.class.isAssignableFrom(type);
    boolean leftOut =
        mayBeEmpty && include != null && include.value() == JsonInclude.Include.NON_EMPTY;
    return !leftOut && !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable String description(FieldScope field) {
    Class<?> record = field.getDeclaringType().getErasedType();
    try {
      return record.isMemberClass() || field.isFakeContainerItemScope()
          ? null
          : RecordDoc.of(record).params().get(field.getDeclaredName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
