/**
 * A real Kafka and a real Redis that need no installation: in this process for {@code demo} and
 * {@code up}, as child processes for {@code infra} and for the tests that kill them. Everything
 * binds to 127.0.0.1, keeps its data in a folder between starts and ends with the process that
 * started it. Whatever the outside world can spoil is reported as an {@link
 * io.surelock.app.embedded.InfraException} with one sentence for the operator.
 */
@NullMarked
package io.surelock.app.embedded;

import org.jspecify.annotations.NullMarked;
