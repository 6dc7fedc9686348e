package io.surelock.bet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Ids, accounts, bets, client references and digests. */
class NamesTest {

    @Test
    void anIdHasOneToSixtyFourCharacters() {
        assertThat(Identifiers.isWellFormed("")).isFalse();
        assertThat(Identifiers.isWellFormed("a")).isTrue();
        assertThat(Identifiers.isWellFormed("a".repeat(64))).isTrue();
        assertThat(Identifiers.isWellFormed("a".repeat(65))).isFalse();
    }

    @Test
    void anIdIsOfExactlyOneAlphabet() {
        String allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._@-";
        for (int c = 0; c < 0x300; c++) {
            String text = String.valueOf((char) c);
            assertThat(Identifiers.isWellFormed(text)).as(text).isEqualTo(allowed.contains(text));
        }
    }

    @Test
    void saysWhatIsWrongWithAnId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Identifiers.require("pairId", "a\nb"))
                .withMessage(
                        "pairId must be 1 to 64 characters of A-Z a-z 0-9 . _ @ -,"
                                + " not \"a\\u000ab\"");
    }

    @Test
    void quotesWhatIsTooLongInPart() {
        assertThat(Identifiers.quote("x".repeat(81))).isEqualTo("\"" + "x".repeat(80) + "…\"");
        assertThat(Identifiers.quote("x".repeat(80))).isEqualTo("\"" + "x".repeat(80) + "\"");
    }

    @Test
    void writesOutWhatCannotBeSeen() {
        assertThat(Identifiers.visible("Zażółć \"a\\b\" 🎾")).isEqualTo("Zażółć \"a\\b\" 🎾");
        assertThat(Identifiers.visible("a\nb\r\tc\u001b[2J\u0085\u202e\u2028"))
                .isEqualTo("a\\nb\\r\\tc\\u001b[2J\\u0085\\u202e\\u2028");
        assertThat(Identifiers.visible(String.valueOf((char) 0xd83c))).isEqualTo("\\ud83c");
    }

    @Test
    void readsAnAccount() {
        AccountId account = AccountId.parse("wl1:alpha:ACC_001");

        assertThat(account).isEqualTo(new AccountId("wl1", "alpha", "ACC_001"));
        assertThat(account).hasToString("wl1:alpha:ACC_001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wl1",
                "wl1:alpha",
                "wl1:alpha:",
                ":alpha:a",
                "a:b:c:d",
                "a:b:c d",
                "a::c"
            })
    void refusesWhatIsNoAccount(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AccountId.parse(text));
    }

    @Test
    void sortsAccountsAsTheyAreWritten() {
        List<AccountId> sorted =
                List.of(AccountId.parse("b:a:a"), AccountId.parse("a:b:a")).stream()
                        .sorted()
                        .toList();

        assertThat(sorted).extracting(AccountId::toString).containsExactly("a:b:a", "b:a:a");
    }

    @Test
    void readsABet() {
        assertThat(BetId.parse("P-1/positive")).isEqualTo(new BetId("P-1", Leg.POSITIVE));
        assertThat(BetId.parse("P-1/hedge")).hasToString("P-1/hedge");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "P-1", "/positive", "P-1/", "P-1/Positive", "P/1/hedge", "P-1/hedge/"})
    void refusesWhatIsNoBet(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> BetId.parse(text));
    }

    @Test
    void namesABetAtTheBookmakerAlwaysTheSame() {
        assertThat(ClientReference.of("main", BetId.parse("P-1/positive")))
                .hasToString("86167f77e4f9ed1ad554c10e1bc2f4ae");
        assertThat(ClientReference.of("main", BetId.parse("P-1/hedge")))
                .hasToString("7557ad003e4dd6eb607dbca1c70941d4");
    }

    @Test
    void namesNoTwoBetsAlike() {
        assertThat(
                        List.of(
                                ClientReference.of("main", BetId.parse("P-1/positive")),
                                ClientReference.of("main", BetId.parse("P-1/hedge")),
                                ClientReference.of("main", BetId.parse("P-2/positive")),
                                ClientReference.of("night", BetId.parse("P-1/positive")),
                                ClientReference.of("mainP", BetId.parse("-1/positive"))))
                .doesNotHaveDuplicates()
                .allSatisfy(reference -> assertThat(reference.value()).matches("[0-9a-f]{32}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcde"})
    void refusesWhatIsNoClientReference(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientReference(text));
    }

    @Test
    void digestsPartsAsIfTheyWereOne() {
        Digest whole = Digest.of(new byte[] {1, 2, 3});

        assertThat(Digest.of(new byte[] {1}, new byte[] {2, 3})).isEqualTo(whole);
        assertThat(whole.hex())
                .isEqualTo("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
        assertThat(Digest.ofBytes(whole.bytes())).isEqualTo(whole);
        assertThat(Digest.ZERO.bytes()).containsOnly(0).hasSize(32);
    }

    @Test
    void refusesWhatIsNoDigest() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Digest("ab"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Digest("A".repeat(64)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Digest("g".repeat(64)));
    }
}
