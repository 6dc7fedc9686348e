/**
 * The whole of Surelock in one process on paper money: a feed, a bookmaker, a screen, a summary.
 */
@NullMarked
package io.surelock.demo;

import org.jspecify.annotations.NullMarked;
