/** Jira Cloud's REST API, version 3. The only place that knows its JSON. */
@NullMarked
package dev.lockstep.jira.cloud;

import org.jspecify.annotations.NullMarked;
