/** The numbers a desk decides by; they change by operator command only. */
@NullMarked
package io.surelock.desk.policy;

import org.jspecify.annotations.NullMarked;
