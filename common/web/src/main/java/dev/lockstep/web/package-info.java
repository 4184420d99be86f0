/**
 * What every service with a REST face shares: the API key before everything but health and
 * webhooks, errors as RFC 9457 {@code application/problem+json}, a limit for bodies, correlation
 * ids and the summary at {@code GET /health}. A service gets all of it by depending on this module
 * and setting {@code LOCKSTEP_API_KEY}.
 */
@NullMarked
package dev.lockstep.web;

import org.jspecify.annotations.NullMarked;
