/** What the code hosts' REST APIs and webhooks have in common on the wire. */
@NullMarked
package dev.lockstep.scm.rest;

import org.jspecify.annotations.NullMarked;
