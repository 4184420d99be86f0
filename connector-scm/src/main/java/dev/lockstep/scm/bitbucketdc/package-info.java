/** Bitbucket Data Center: its REST API and its webhooks. */
@NullMarked
package dev.lockstep.scm.bitbucketdc;

import org.jspecify.annotations.NullMarked;
