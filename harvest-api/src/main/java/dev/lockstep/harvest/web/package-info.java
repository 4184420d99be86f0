/** REST. */
@NullMarked
package dev.lockstep.harvest.web;

import org.jspecify.annotations.NullMarked;
