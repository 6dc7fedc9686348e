/** Tests of the arbs a demo is fed with. */
@NullMarked
package io.surelock.feed;

import org.jspecify.annotations.NullMarked;
