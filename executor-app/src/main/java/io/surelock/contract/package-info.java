/** Names of topics, and the one place where Avro, JSON and the domain meet. */
@NullMarked
package io.surelock.contract;

import org.jspecify.annotations.NullMarked;
