/** Jira Data Center's REST API, version 2. The only place that knows its JSON. */
@NullMarked
package dev.lockstep.jira.datacenter;

import org.jspecify.annotations.NullMarked;
