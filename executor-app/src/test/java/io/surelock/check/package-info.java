@NullMarked
package io.surelock.check;

import org.jspecify.annotations.NullMarked;
