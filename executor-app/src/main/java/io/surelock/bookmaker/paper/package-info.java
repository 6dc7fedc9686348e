/**
 * A bookmaker on paper: takes every bet unless a script says otherwise, and keeps books that tests
 * and the demo can look into. The rules are in {@link io.surelock.bookmaker.paper.PaperBook}, which
 * knows no clock; {@link io.surelock.bookmaker.paper.PaperBookmaker} plays them in real time.
 */
@NullMarked
package io.surelock.bookmaker.paper;

import org.jspecify.annotations.NullMarked;
