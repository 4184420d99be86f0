@org.jspecify.annotations.NullMarked
package dev.lockstep.scm.github;
