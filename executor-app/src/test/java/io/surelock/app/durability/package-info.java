@NullMarked
package io.surelock.app.durability;

import org.jspecify.annotations.NullMarked;
