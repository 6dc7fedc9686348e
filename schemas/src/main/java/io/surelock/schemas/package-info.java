/**
 * The Avro contracts: what the records on every topic look like. Every released schema is kept, so
 * that compatibility can be tested.
 */
@NullMarked
package io.surelock.schemas;

import org.jspecify.annotations.NullMarked;
