/** What the settings say to this service. */
@NullMarked
package dev.lockstep.notify.config;

import org.jspecify.annotations.NullMarked;
