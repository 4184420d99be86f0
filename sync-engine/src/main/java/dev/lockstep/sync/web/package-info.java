/** What the engine answers. */
@NullMarked
package dev.lockstep.sync.web;

import org.jspecify.annotations.NullMarked;
