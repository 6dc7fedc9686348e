@NullMarked
package io.surelock.cli;

import org.jspecify.annotations.NullMarked;
