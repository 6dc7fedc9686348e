/**
 * The command line: one class per command, each of them thin. What a command does lives in the
 * packages that it calls; here are only its arguments, its exit code and what it prints.
 */
@NullMarked
package io.surelock.cli;

import org.jspecify.annotations.NullMarked;
