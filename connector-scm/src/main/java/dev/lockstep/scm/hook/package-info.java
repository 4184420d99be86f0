/** Takes webhooks: durable before the code host hears that they arrived. */
@NullMarked
package dev.lockstep.scm.hook;

import org.jspecify.annotations.NullMarked;
