/** What a desk knows of one account: pair in flight, cooldown, holds. */
@NullMarked
package io.surelock.desk.account;

import org.jspecify.annotations.NullMarked;
