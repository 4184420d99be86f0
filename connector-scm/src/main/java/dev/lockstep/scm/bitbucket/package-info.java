/** Bitbucket Cloud: its REST API 2.0 and its webhooks. */
@NullMarked
package dev.lockstep.scm.bitbucket;

import org.jspecify.annotations.NullMarked;
