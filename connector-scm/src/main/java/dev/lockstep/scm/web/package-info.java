/** Webhooks and what people may ask over HTTP. */
@NullMarked
package dev.lockstep.scm.web;

import org.jspecify.annotations.NullMarked;
