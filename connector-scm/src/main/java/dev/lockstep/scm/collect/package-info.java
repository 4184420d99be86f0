/** The application ring: sweeps, webhooks, hints and the directory, in no technology's words. */
@NullMarked
package dev.lockstep.scm.collect;

import org.jspecify.annotations.NullMarked;
