/**
 * The audit: a checklist that runs itself. Every line is played on the real program and holds the
 * evidence that it was; the verdict says whether the program may be trusted with real money.
 */
@NullMarked
package io.surelock.audit;

import org.jspecify.annotations.NullMarked;
