package dev.lockstep.scm.github;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** A query of GraphQL. */
@RegisterForReflection
record QuestionJson(String query, Map<String, Object> variables) {}
