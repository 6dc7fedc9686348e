@NullMarked
package io.surelock.app.config;

import org.jspecify.annotations.NullMarked;
