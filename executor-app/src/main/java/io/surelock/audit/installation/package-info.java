/** A running installation, looked at without changing or publishing anything. */
@NullMarked
package io.surelock.audit.installation;

import org.jspecify.annotations.NullMarked;
