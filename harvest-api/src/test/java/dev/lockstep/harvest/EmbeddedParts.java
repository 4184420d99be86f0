package dev.lockstep.harvest;

import dev.lockstep.testing.EmbeddedKafka;
import dev.lockstep.testing.EmbeddedPostgres;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A component test with a real database and a real broker. */
@WithTestResource(value = EmbeddedPostgres.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = EmbeddedKafka.class, scope = TestResourceScope.GLOBAL)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EmbeddedParts {}
