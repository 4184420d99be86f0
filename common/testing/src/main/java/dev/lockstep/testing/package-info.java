/**
 * What the tests of several modules share: real PostgreSQL and Kafka, a clock that stands still, a
 * reader of topics and the rules of the architecture. For test scope only.
 */
@NullMarked
package dev.lockstep.testing;

import org.jspecify.annotations.NullMarked;
