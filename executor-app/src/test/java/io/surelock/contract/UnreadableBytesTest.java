package io.surelock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.desk.DeskInput;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.event.PublicEvent;
import io.surelock.journal.JournalEntry;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.PlaceBet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

class UnreadableBytesTest {

    private static final int ATTEMPTS = 1_000;

    private final Wire wire = Wire.standard();

    static List<Class<?>> types() {
        return Wire.types();
    }

    @Test
    void saysThatNothingIsThere() {
        assertUnreadable(null, "the record is empty");
        assertUnreadable(new byte[0], "the record is empty");
        assertThatThrownBy(() -> wire.readOpportunity(null)).hasMessage("the record is empty");
        assertThatThrownBy(() -> wire.readCommand(new byte[0])).hasMessage("the record is empty");
    }

    @Test
    void saysWhatAnAvroRecordBeginsWith() {
        assertUnreadable(new byte[] {0x7B}, "an Avro record begins with the byte C3, not 7B");
        assertUnreadable(
                new byte[] {(byte) 0xC3, 1, 0},
                "an Avro record begins with ten bytes that name its schema; there are only 3");
        assertUnreadable(
                new byte[] {(byte) 0xC3, 2, 0, 0, 0, 0, 0, 0, 0, 0},
                "an Avro record begins with the bytes C3 01, not C3 02");
    }

    @Test
    void namesAnUnknownFingerprint() {
        assertUnreadable(
                new byte[] {(byte) 0xC3, 1, 8, 7, 6, 5, 4, 3, 2, 1, 0},
                "no schema with the fingerprint 0102030405060708 is known");
    }

    @Test
    void namesTheRecordThatIsThereInsteadOfTheOneExpected() {
        byte[] bytes = wire.encode(new RandomRecords(1).next(PlaceBet.class));
        assertThatThrownBy(() -> wire.decode(LookUpBet.class, bytes))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("the record must be of the type LookUpBet, not PlaceBet");
        assertThatThrownBy(() -> wire.decode(PublicEvent.class, bytes))
                .hasMessage("the record must be of the type PublicEvent, not PlaceBet");
        assertThatThrownBy(() -> wire.readOpportunity(bytes))
                .hasMessage("the record must be of the type Opportunity, not PlaceBet");
    }

    @Test
    void readsAVariantThroughItsSealedInterface() throws UnreadableException {
        DeskInput.TimerDue timer = new RandomRecords(2).next(DeskInput.TimerDue.class);
        assertThat(wire.decode(DeskInput.class, wire.encode(timer))).isEqualTo(timer);
    }

    @ParameterizedTest
    @MethodSource("types")
    void refusesBytesThatAreCutOffAnywhere(Class<?> type) {
        byte[] bytes = wire.encode(new RandomRecords(3).next(type));
        for (int length = 1; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> wire.decode(type, cut))
                    .isInstanceOf(UnreadableException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void refusesBytesLeftOver(Class<?> type) {
        byte[] bytes = wire.encode(new RandomRecords(4).next(type));
        assertUnreadable(
                Arrays.copyOf(bytes, bytes.length + 1),
                "there are bytes left over after the " + type.getSimpleName());
    }

    @Test
    void failsInOneWayOnlyOnRandomBytes() {
        Random random = new Random(5);
        for (int i = 0; i < ATTEMPTS; i++) {
            byte[] bytes = new byte[random.nextInt(1, 400)];
            random.nextBytes(bytes);
            assertReadableOrUnreadable(bytes);
            // Past the first gates as well: a known schema, then noise.
            byte[] header = wire.encode(new RandomRecords(i).next(JournalEntry.class));
            System.arraycopy(header, 0, bytes, 0, Math.min(10, bytes.length));
            assertReadableOrUnreadable(bytes);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void failsInOneWayOnlyOnFlippedBits(Class<?> type) {
        Random random = new Random(6);
        for (int i = 0; i < ATTEMPTS; i++) {
            byte[] bytes = wire.encode(new RandomRecords(i).next(type));
            int flips = random.nextInt(1, 4);
            for (int flip = 0; flip < flips; flip++) {
                bytes[random.nextInt(10, bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertReadableOrUnreadable(bytes);
        }
    }

    @Test
    void failsInOneWayOnlyOnDamagedJson() {
        Random random = new Random(7);
        String marks = "{}[]\":,0-+.eE\\u\u0000\u00e9 nulltrue";
        for (int i = 0; i < ATTEMPTS; i++) {
            StringBuilder json = new StringBuilder(Samples.OPPORTUNITY);
            int changes = random.nextInt(1, 4);
            for (int change = 0; change < changes; change++) {
                json.setCharAt(
                        random.nextInt(1, json.length()),
                        marks.charAt(random.nextInt(marks.length())));
            }
            assertReadableOrUnreadable(Samples.bytes(json.toString()));
        }
    }

    @Test
    void checksTheValuesOfAvroAsThoseOfJson() throws UnreadableException {
        Opportunity sound = wire.readOpportunity(Samples.bytes(Samples.OPPORTUNITY));
        byte[] bytes = wire.encode(sound);
        byte[] currency = Samples.bytes("EUR");
        int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("EUR");
        System.arraycopy(Samples.bytes("XXX"), 0, bytes, at, currency.length);
        assertUnreadable(
                bytes,
                "positive.currency must be the ISO 4217 code of a currency with minor units such as"
                        + " \"EUR\", not \"XXX\"");
        System.arraycopy(Samples.bytes("KRW"), 0, bytes, at, currency.length);
        assertThat(wire.readOpportunity(bytes).positive().stake().minorUnits()).isEqualTo(100);
        byte[] cents = wire.encode(sound);
        System.arraycopy(
                Samples.bytes("JPY"),
                0,
                cents,
                new String(cents, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf("EUR"),
                currency.length);
        assertUnreadable(cents, "hedge.stake must have at most 0 decimals for JPY, not 102.44");
    }

    private void assertReadableOrUnreadable(byte[] bytes) {
        try {
            wire.decode(Object.class, bytes);
        } catch (UnreadableException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n").hasSizeLessThan(500);
        }
        try {
            wire.readOpportunity(bytes);
        } catch (UnreadableException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n").hasSizeLessThan(500);
        }
        try {
            wire.readCommand(bytes);
        } catch (UnreadableException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n").hasSizeLessThan(500);
        }
    }

    private void assertUnreadable(byte @Nullable [] bytes, String sentence) {
        assertThatThrownBy(() -> wire.decode(Object.class, bytes))
                .isInstanceOf(UnreadableException.class)
                .hasMessage(sentence);
    }
}
