/**
 * What a bookmaker process is told to play: what it can and cannot do, how it settles, and what it
 * does wrong how often. Data and pure functions; the files are read elsewhere.
 */
@NullMarked
package io.surelock.bookmaker.server.script;

import org.jspecify.annotations.NullMarked;
