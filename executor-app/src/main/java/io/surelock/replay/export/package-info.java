/**
 * Journals as files: compact, versioned, and so checked that no byte can be changed or lost
 * unnoticed. The format is that of ADR 14.
 */
@NullMarked
package io.surelock.replay.export;

import org.jspecify.annotations.NullMarked;
