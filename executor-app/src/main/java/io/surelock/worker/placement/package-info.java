/**
 * The placement worker. It reads requests, commits an attempt for each before anything is sent,
 * sends each at most once, and reports what became of it on a way that no rebalance can cut.
 */
@NullMarked
package io.surelock.worker.placement;

import org.jspecify.annotations.NullMarked;
