/** The whole product, started as its users start it, between simulated upstreams. */
@NullMarked
package dev.lockstep.e2e;

import org.jspecify.annotations.NullMarked;
