/** What people read: one text per chat system, with everything from outside neutralised. Pure. */
@NullMarked
package dev.lockstep.notify.render;

import org.jspecify.annotations.NullMarked;
