/** Rules about which part of the program may know which, checked on its classes. */
@NullMarked
package io.surelock.architecture;

import org.jspecify.annotations.NullMarked;
