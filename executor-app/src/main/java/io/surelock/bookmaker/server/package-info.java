/**
 * A bookmaker in a process of its own: the bridge contract over HTTP, with a durable ledger and
 * faults on purpose. {@link io.surelock.bookmaker.server.BookmakerServer} starts it; the rules are
 * in {@code book}, what it plays in {@code script}, what it never forgets in {@code ledger}.
 */
@NullMarked
package io.surelock.bookmaker.server;

import org.jspecify.annotations.NullMarked;
