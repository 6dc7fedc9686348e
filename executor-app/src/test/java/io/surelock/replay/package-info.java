@NullMarked
package io.surelock.replay;

import org.jspecify.annotations.NullMarked;
