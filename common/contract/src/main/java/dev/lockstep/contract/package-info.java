/**
 * The published language of Lockstep: everything that travels over its Kafka topics.
 *
 * <p>Three kinds of message, never mixed: an {@link dev.lockstep.contract.Event} is a fact in the
 * past tense, a {@link dev.lockstep.contract.Command} a request in the imperative, an {@link
 * dev.lockstep.contract.Outcome} a fact about a command. Inside a major version only additive
 * change is allowed; the golden files of this module prove it.
 */
@NullMarked
package dev.lockstep.contract;

import org.jspecify.annotations.NullMarked;
