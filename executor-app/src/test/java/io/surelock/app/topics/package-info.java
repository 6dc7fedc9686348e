@NullMarked
package io.surelock.app.topics;

import org.jspecify.annotations.NullMarked;
