/** Tests of the arbs found in football-data files. */
@NullMarked
package io.surelock.feed.football;

import org.jspecify.annotations.NullMarked;
