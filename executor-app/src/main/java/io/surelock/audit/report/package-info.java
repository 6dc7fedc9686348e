/** The reports: for programs, for people, for paper. */
@NullMarked
package io.surelock.audit.report;

import org.jspecify.annotations.NullMarked;
