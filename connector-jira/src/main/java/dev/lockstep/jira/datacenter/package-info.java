/** Jira Data Center's REST API, version 2. The only place that knows what it says otherwise. */
@NullMarked
package dev.lockstep.jira.datacenter;

import org.jspecify.annotations.NullMarked;
