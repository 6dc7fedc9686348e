/** What people tell a desk to do. */
@NullMarked
package io.surelock.desk.operator;

import org.jspecify.annotations.NullMarked;
