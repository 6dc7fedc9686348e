/** What a bookmaker is to Surelock: what an adapter must tell the truth about. */
@NullMarked
package io.surelock.bookmaker;

import org.jspecify.annotations.NullMarked;
