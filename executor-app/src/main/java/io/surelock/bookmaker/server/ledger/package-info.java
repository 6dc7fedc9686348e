/**
 * The durable ledger of a bookmaker process, and the one thread that keeps the books: what is
 * answered is on disk.
 */
@NullMarked
package io.surelock.bookmaker.server.ledger;

import org.jspecify.annotations.NullMarked;
