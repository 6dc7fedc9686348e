package io.surelock.contract;

import io.surelock.bet.Money;
import io.surelock.bet.Odds;

import org.apache.avro.Schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** Between {@code decimal(19, 4)} and the values of the domain, always exactly. */
final class Decimals {

    /** Places of every decimal on the wire. */
    static final int SCALE = 4;

    /** More bytes than any decimal(19) has; longer ones are not even looked at. */
    private static final int MOST_BYTES = 16;

    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000};

    private Decimals() {}

    /** Whether the schema marks its decimals as money, in the currency beside it or around it. */
    static boolean isMoney(Schema schema) {
        return Boolean.TRUE.equals(schema.getObjectProp("money"));
    }

    static ByteBuffer bytes(long tenThousandths) {
        return ByteBuffer.wrap(BigInteger.valueOf(tenThousandths).toByteArray());
    }

    /** The number of ten-thousandths. */
    static long tenThousandths(Object avro) {
        ByteBuffer buffer = (ByteBuffer) avro;
        if (!buffer.hasRemaining() || buffer.remaining() > MOST_BYTES) {
            throw BadValue.because(
                    "must be a decimal number of at most 15 digits before the point");
        }
        byte[] digits = new byte[buffer.remaining()];
        buffer.duplicate().get(digits);
        BigInteger unscaled = new BigInteger(digits);
        if (unscaled.bitLength() > 63) {
            throw BadValue.because(
                    "must be a decimal number of at most 15 digits before the point");
        }
        return unscaled.longValue();
    }

    /** The decimal of an amount; its currency is written beside it. */
    static ByteBuffer amount(Money money) {
        return bytes(
                Math.multiplyExact(
                        money.minorUnits(), POWERS[SCALE - Money.decimals(money.currency())]));
    }

    static Money money(long tenThousandths, String currency) {
        int decimals = Money.decimals(currency);
        long unit = POWERS[SCALE - decimals];
        if (tenThousandths % unit != 0) {
            throw BadValue.because(
                    "must have at most %d decimals for %s, not %s"
                            .formatted(decimals, currency, plain(tenThousandths)));
        }
        long minorUnits = tenThousandths / unit;
        if (minorUnits > Money.MAX_MINOR_UNITS || minorUnits < -Money.MAX_MINOR_UNITS) {
            throw BadValue.because("is too large an amount: " + plain(tenThousandths));
        }
        return new Money(minorUnits, currency);
    }

    static Odds odds(long tenThousandths) {
        if (tenThousandths <= Odds.ONE || tenThousandths > Odds.MAX) {
            throw BadValue.because(
                    "must be over 1 and at most 100000, not " + plain(tenThousandths));
        }
        return new Odds(tenThousandths);
    }

    private static String plain(long tenThousandths) {
        BigDecimal stripped = BigDecimal.valueOf(tenThousandths, SCALE).stripTrailingZeros();
        return stripped.toPlainString();
    }
}
