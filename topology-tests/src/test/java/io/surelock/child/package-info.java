/** This program in JVMs of their own, as tests start them. */
@NullMarked
package io.surelock.child;

import org.jspecify.annotations.NullMarked;
