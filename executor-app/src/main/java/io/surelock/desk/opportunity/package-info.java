/** What a producer offers, and what makes an offer acceptable at all. */
@NullMarked
package io.surelock.desk.opportunity;

import org.jspecify.annotations.NullMarked;
