package io.surelock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.AccountId;
import io.surelock.bet.Decimal4;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;
import io.surelock.desk.opportunity.EventInfo;
import io.surelock.desk.opportunity.LegOffer;
import io.surelock.desk.opportunity.Opportunity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

class JsonOpportunityTest {

    private static final String ACCOUNT =
            "\"account\": {\"whitelabel\": \"wl1\", \"provider\": \"alpha\","
                    + " \"account\": \"ACC_001\"}";

    private final Wire wire = Wire.standard();

    @Test
    void readsEveryField() throws UnreadableException {
        assertThat(read(Samples.OPPORTUNITY))
                .isEqualTo(
                        new Opportunity(
                                "P-1",
                                "main",
                                Instant.parse("2026-01-05T12:00:00Z"),
                                Instant.parse("2026-01-05T12:00:08.500Z"),
                                "football",
                                new EventInfo(
                                        "e-1",
                                        "Alpha v Beta",
                                        Instant.parse("2026-01-05T15:00:00Z")),
                                Instant.parse("2026-01-05T17:00:00Z"),
                                Decimal4.of("7.56"),
                                new LegOffer(
                                        new AccountId("wl1", "alpha", "ACC_001"),
                                        "m1",
                                        "over",
                                        Decimal4.of("-0.25"),
                                        Side.BACK,
                                        Odds.of("2.1"),
                                        Money.of("100", "EUR")),
                                new LegOffer(
                                        new AccountId("wl2", "beta", "ACC_002"),
                                        "m1",
                                        "under",
                                        null,
                                        Side.LAY,
                                        Odds.of("2.05"),
                                        Money.of("102.44", "EUR"))));
    }

    @Test
    void fillsInDefaults() throws UnreadableException {
        String json = without(Samples.OPPORTUNITY, "\"deskId\": \"main\", ");
        json = without(json, "\"expiresAt\": \"2026-01-05T12:00:08.5Z\", ");
        json = without(json, "\"expectedSettlementAt\": \"2026-01-05T17:00:00Z\", ");
        json = without(json, ", \"startsAt\": \"2026-01-05T15:00:00Z\"");
        json = without(json, "\"handicap\": \"-0.25\", \"side\": \"BACK\",");
        Opportunity opportunity = read(json);
        assertThat(opportunity.deskId()).isEqualTo("main");
        assertThat(opportunity.expiresAt()).isNull();
        assertThat(opportunity.expectedSettlementAt()).isNull();
        assertThat(opportunity.event().startsAt()).isNull();
        assertThat(opportunity.positive().handicap()).isNull();
        assertThat(opportunity.positive().side()).isEqualTo(Side.BACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"account\": \"wl1:alpha:ACC_001\"",
                "\"whitelabel\": \"wl1\", \"provider\": \"alpha\", \"account\": \"ACC_001\""
            })
    void readsAnAccountInItsOtherForms(String account) throws UnreadableException {
        assertThat(read(Samples.with(Samples.OPPORTUNITY, ACCOUNT, account)))
                .isEqualTo(read(Samples.OPPORTUNITY));
    }

    @Test
    void readsItsOwnJsonAndItsOwnAvro() throws UnreadableException {
        Opportunity opportunity = read(Samples.OPPORTUNITY);
        assertThat(read(wire.json(opportunity))).isEqualTo(opportunity);
        assertThat(wire.readOpportunity(wire.encode(opportunity))).isEqualTo(opportunity);
    }

    @Test
    void acceptsWhiteSpaceInFront() throws UnreadableException {
        assertThat(read(" \r\n\t" + Samples.OPPORTUNITY)).isEqualTo(read(Samples.OPPORTUNITY));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T13:00:00+01:00, 2026-01-05T12:00:00Z",
        "2026-01-05T12:00:00.123456789Z, 2026-01-05T12:00:00.123456Z",
        "2026-01-05T12:00Z, 2026-01-05T12:00:00Z"
    })
    void normalisesInstants(String written, String meant) throws UnreadableException {
        String json = Samples.with(Samples.OPPORTUNITY, "2026-01-05T12:00:00Z", written);
        assertThat(read(json).detectedAt()).isEqualTo(meant);
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "2.1000"|5|positive.odds must be a decimal number in quotes such as "2.1000", not 5
                    "2.1000"|2.1|positive.odds must be a decimal number in quotes such as "2.1000", not 2.1
                    "2.1000"|null|positive.odds must be a decimal number in quotes such as "2.1000", not null
                    "2.1000"|"2,1"|positive.odds must be a decimal number in quotes such as "2.1000", not "2,1"
                    "2.1000"|"NaN"|positive.odds must be a decimal number in quotes such as "2.1000", not "NaN"
                    "2.1000"|"1E9"|positive.odds must be a decimal number in quotes such as "2.1000", not "1E9"
                    "2.1000"|""|positive.odds must be a decimal number in quotes such as "2.1000", not ""
                    "2.1000"|"+2.1"|positive.odds must be a decimal number in quotes such as "2.1000", not "+2.1"
                    "2.1000"|"2.10001"|positive.odds must have at most 4 decimals, not "2.10001"
                    "2.1000"|"1.0000"|positive.odds must be over 1 and at most 100000, not 1
                    "2.1000"|"-2.1"|positive.odds must be over 1 and at most 100000, not -2.1
                    "2.1000"|"100000.0001"|positive.odds must be over 1 and at most 100000, not 100000.0001
                    "2.1000"|"999999999999999.9999"|positive.odds is too large: "999999999999999.9999"
                    "100.00"|"9999999999999999.99"|positive.stake is too large: "9999999999999999.99"
                    "100.00"|100|positive.stake must be a decimal number in quotes such as "100.00", not 100
                    "100.00"|"100.005"|positive.stake must have at most 2 decimals for EUR, not 100.005
                    "100.00"|"900000000000.00"|positive.stake is too large an amount: 900000000000
                    "EUR"|"XXX"|positive.currency must be the ISO 4217 code of a currency with minor units such as "EUR", not "XXX"
                    "EUR"|"eur"|positive.currency must be the ISO 4217 code of a currency with minor units such as "EUR", not "eur"
                    "EUR"|978|positive.currency must be a text, not 978
                    "EUR"|"JPX"|positive.currency must be the ISO 4217 code of a currency with minor units such as "EUR", not "JPX"
                    "LAY"|"lay"|hedge.side must be one of BACK, LAY, not "lay"
                    "LAY"|null|hedge.side must be one of BACK, LAY, not null
                    "-0.25"|-0.25|positive.handicap must be a decimal number in quotes such as "2.1000", not -0.25
                    "7.56"|7.56|expectedProfit must be a decimal number in quotes such as "100.00", not 7.56
                    "7.56"|"7.56001"|expectedProfit must have at most 4 decimals, not "7.56001"
                    "wl1"|"w:1"|positive.account.whitelabel must be 1 to 64 characters of A-Z a-z 0-9 . _ @ -, not "w:1"
                    "wl1"|""|positive.account.whitelabel must be 1 to 64 characters of A-Z a-z 0-9 . _ @ -, not ""
                    "wl1"|true|positive.account.whitelabel must be a text, not true
                    "football"|["football"]|sport must be a text, not a list
                    "football"|{}|sport must be a text, not an object
                    "P-1"|1|pairId must be a text, not 1
                    "main"|null|deskId must be a text, not null
                    "2026-01-05T12:00:00Z"|1767614400000|detectedAt must be an instant in ISO 8601 such as "2026-01-05T12:00:00Z", not 1767614400000
                    "2026-01-05T12:00:00Z"|"2026-01-05 12:00:00"|detectedAt must be an instant in ISO 8601 such as "2026-01-05T12:00:00Z", not "2026-01-05 12:00:00"
                    "2026-01-05T12:00:00Z"|"2026-02-30T12:00:00Z"|detectedAt must be an instant in ISO 8601 such as "2026-01-05T12:00:00Z", not "2026-02-30T12:00:00Z"
                    "2026-01-05T12:00:00Z"|"+999999999-12-31T23:59:59Z"|detectedAt must be an instant in ISO 8601 such as "2026-01-05T12:00:00Z", not "+999999999-12-31T23:59:59Z"
                    "2026-01-05T12:00:00Z"|null|detectedAt must be an instant in ISO 8601 such as "2026-01-05T12:00:00Z", not null
                    "sport"|"Sport"|unknown field "Sport"; known are pairId, deskId, detectedAt, expiresAt, sport, event, expectedSettlementAt, expectedProfit, positive, hedge
                    "odds"|"price"|positive: unknown field "price"; known are account, marketId, selectionId, handicap, side, odds, stake, currency
                    "provider"|"bookie"|positive.account: unknown field "bookie"; known are whitelabel, provider, account
                    """)
    void saysWhatIsWrongWithAField(String part, String replacement, String sentence) {
        assertRefused(Samples.with(Samples.OPPORTUNITY, part, replacement), sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "pairId": "P-1", |pairId is missing
                    "detectedAt": "2026-01-05T12:00:00Z",|detectedAt is missing
                    "sport": "football",|sport is missing
                    , "name": "Alpha v Beta"|event.name is missing
                    "odds": "2.1000", |positive.odds is missing
                    , "currency": "EUR"|positive.currency is missing
                    "provider": "alpha", |positive.account.provider is missing
                    "stake": "102.44",|hedge.stake is missing
                    "marketId": "m1",|positive.marketId is missing
                    """)
    void saysWhatIsMissing(String part, String sentence) {
        assertRefused(Samples.with(Samples.OPPORTUNITY, part, ""), sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "account": "wl1:alpha"|positive.account must be an object of whitelabel, provider and account, or the text "whitelabel:provider:account", not "wl1:alpha"
                    "account": "wl1:alpha:ACC:1"|positive.account must be an object of whitelabel, provider and account, or the text "whitelabel:provider:account", not "wl1:alpha:ACC:1"
                    "account": "wl1::ACC"|positive.account.provider must be 1 to 64 characters of A-Z a-z 0-9 . _ @ -, not ""
                    "account": 7|positive.account must be an object in braces, not 7
                    "account": null|positive.account must be an object in braces, not null
                    "whitelabel": "wl1", "account": "ACC_001"|positive.provider is missing
                    "whitelabel": "wl1", "provider": "alpha"|positive.account is missing
                    "whitelabel": "wl1", "provider": 1, "account": "A"|positive.provider must be a text, not 1
                    "whitelabel": "wl1", "provider": "alpha", "account": {}|positive.account must be a text, not an object
                    """)
    void saysWhatIsWrongWithAnAccount(String account, String sentence) {
        assertRefused(Samples.with(Samples.OPPORTUNITY, ACCOUNT, account), sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "sport": "football"|"sport": "football", "sport": "tennis"|Duplicate field
                    "sport": "football"|"sport": football|Unrecognized token
                    "sport": "football"|"sport": NaN|NaN
                    "sport": "football"|'sport': "football"|Unexpected character
                    "EUR"}}|"EUR"}} {}|Trailing token
                    "EUR"}}|"EUR"}}]|Unexpected close marker
                    "EUR"}}|"EUR"}|Unexpected end-of-input
                    """)
    void saysWhereTheJsonBreaksOff(String part, String replacement, String reason) {
        assertThatThrownBy(() -> read(Samples.with(Samples.OPPORTUNITY, part, replacement)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith("the JSON cannot be read at line ")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesDeepNesting() {
        String deep = "{\"a\":".repeat(500) + "1" + "}".repeat(500);
        assertRefused(deep, "the JSON is nested too deeply, or has a name, a text or a number");
    }

    @Test
    void refusesLongTextsAndNumbers() {
        for (String value : new String[] {"\"" + "x".repeat(9_000) + "\"", "1".repeat(40)}) {
            assertRefused(
                    Samples.with(Samples.OPPORTUNITY, "\"football\"", value),
                    "the JSON is nested too deeply, or has a name, a text or a number");
        }
    }

    @Test
    void refusesMoreThan64KiBBeforeReading() {
        assertRefused(
                "{".repeat(1_048_576), "the record has 1048576 bytes, at most 65536 are allowed");
        byte[] avro = new byte[Wire.MAX_INPUT_BYTES + 1];
        avro[0] = (byte) 0xC3;
        assertThatThrownBy(() -> wire.readOpportunity(avro))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("the record has 65537 bytes, at most 65536 are allowed");
    }

    @Test
    void refusesOtherEncodings() {
        byte[] utf16 = Samples.OPPORTUNITY.getBytes(StandardCharsets.UTF_16LE);
        assertThatThrownBy(() -> wire.readOpportunity(utf16))
                .isInstanceOf(UnreadableException.class);
        byte[] latin = "{\"sport\":\"fu\u00dfball\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> wire.readOpportunity(latin))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("the JSON is not encoded in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "5", "null", "\ufeff{}", "   "})
    void refusesWhatBeginsLikeNeitherAvroNorJson(String text) {
        assertRefused(text, "a record begins with the byte C3 (Avro) or a brace (JSON), not with ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "EUR"|"E\\u0000\\n\\u001b[31m\\u202e"|positive.currency must be
                    "football"|bad\\u0007|the JSON cannot be read at line
                    "sport"|"sp\\u001bort"|unknown field "sp\\u001bort"
                    """)
    void showsHostileTextHarmlessly(String part, String replacement, String sentence) {
        assertThatThrownBy(() -> read(Samples.with(Samples.OPPORTUNITY, part, replacement)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith(sentence)
                .message()
                .matches("[^\\p{Cntrl}\\p{Cf}]*");
    }

    private Opportunity read(String json) throws UnreadableException {
        return wire.readOpportunity(Samples.bytes(json));
    }

    private void assertRefused(String json, String sentence) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith(sentence);
    }

    private static String without(String json, String part) {
        return Samples.with(json, part, "");
    }
}
