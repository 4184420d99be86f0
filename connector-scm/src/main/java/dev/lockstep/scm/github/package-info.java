/** GitHub, in the cloud and as a server: GraphQL for what is read, REST for webhooks, apps. */
@NullMarked
package dev.lockstep.scm.github;

import org.jspecify.annotations.NullMarked;
