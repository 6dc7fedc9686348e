/** The desk topology: what comes in is read, checked, routed, decided and journaled. */
@NullMarked
package io.surelock.topology.desk;

import org.jspecify.annotations.NullMarked;
