package io.surelock.bet;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Turns decimals into whole numbers of their smallest unit, exactly or not at all. */
final class Decimals {

    /** As many digits before the point as a long can have. */
    private static final int MAX_WHOLE_DIGITS = 19;

    /** Zeros at the end are harmless, but not without end. */
    private static final int MAX_WRITTEN_DECIMALS = 64;

    private Decimals() {}

    /**
     * The value times ten to the power of {@code scale}.
     *
     * @throws ArithmeticException if the value has more decimals or too many digits. Bounds are
     *     checked before anything is computed: 1E+999999999 would fill the memory.
     */
    static long scaled(BigDecimal value, int scale) {
        if ((long) value.precision() - value.scale() > MAX_WHOLE_DIGITS
                || value.scale() > MAX_WRITTEN_DECIMALS) {
            throw new ArithmeticException("too many digits");
        }
        return value.setScale(scale, RoundingMode.UNNECESSARY)
                .movePointRight(scale)
                .longValueExact();
    }
}
