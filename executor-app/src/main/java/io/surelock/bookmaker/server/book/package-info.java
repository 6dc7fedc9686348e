/**
 * The books of a bookmaker process and its rules: which bets are taken, found, cancelled and
 * settled how. Pure: time and script are arguments, what has to be written comes out as data.
 */
@NullMarked
package io.surelock.bookmaker.server.book;

import org.jspecify.annotations.NullMarked;
