/**
 * What every connector shares: the {@link dev.lockstep.connector.UpstreamGateway} paces and guards
 * calls, the {@link dev.lockstep.connector.ChangeCollector} reads what changed and saves its cursor
 * last, {@link dev.lockstep.connector.Workers} carry out what the {@link
 * dev.lockstep.connector.WorkTable} holds, and {@link dev.lockstep.connector.HmacSignature} tells
 * real webhooks from forged ones.
 */
@NullMarked
package dev.lockstep.connector;

import org.jspecify.annotations.NullMarked;
