/** Access tokens of OAuth 2.0, got by refresh tokens that are kept sealed. */
@NullMarked
package dev.lockstep.jira.oauth;

import org.jspecify.annotations.NullMarked;
