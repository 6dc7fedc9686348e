/** A pair whose books do not balance, as alerting and operators see it. */
@NullMarked
package io.surelock.desk.exposure;

import org.jspecify.annotations.NullMarked;
