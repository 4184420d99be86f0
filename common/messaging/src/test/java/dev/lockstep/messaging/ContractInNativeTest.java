package dev.lockstep.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.Catalogue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContractInNativeTest {

  @Test
  void every_type_that_a_message_is_or_holds_is_registered() {
    Set<Class<?>> held = new LinkedHashSet<>();
    Catalogue.ENTRIES.forEach(entry -> collect(entry.data(), held));

    assertThat(ContractInNative.class.getAnnotation(RegisterForReflection.class).targets())
        .as("targets of ContractInNative")
        .containsExactlyInAnyOrderElementsOf(
            held.stream().<Class<?>>map(Class::getNestHost).collect(Collectors.toSet()));
  }

  private static void collect(Type type, Set<Class<?>> held) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        collect(argument, held);
      }
    } else if (type instanceof Class<?> plain
        && plain.getName().startsWith("dev.lockstep.")
        && held.add(plain)
        && plain.isRecord()) {
      for (RecordComponent component : plain.getRecordComponents()) {
        collect(component.getGenericType(), held);
      }
    }
  }
}
