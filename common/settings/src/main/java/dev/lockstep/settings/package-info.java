/**
 * Everything {@code lockstep.yaml} and the environment can say, as one immutable record tree.
 *
 * <p>One table of settings ({@link dev.lockstep.settings.SettingsTable}) drives reading, checking
 * and the generated page docs/settings.md. {@link dev.lockstep.settings.Settings#read} answers
 * either a complete tree or all mistakes at once. Pure Java: no framework, no clock, no logger.
 */
@NullMarked
package dev.lockstep.settings;

import org.jspecify.annotations.NullMarked;
