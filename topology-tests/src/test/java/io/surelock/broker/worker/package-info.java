/**
 * The workers' protocol on a real broker: each rule of it by a test that fails without the rule.
 */
@NullMarked
package io.surelock.broker.worker;

import org.jspecify.annotations.NullMarked;
