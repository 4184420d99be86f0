/** From the published language to what is stored; plain functions. */
@NullMarked
package dev.lockstep.harvest.projection;

import org.jspecify.annotations.NullMarked;
