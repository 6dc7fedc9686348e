package io.surelock.app.durability;

/** A way in which a topic can lose what it has confirmed, and what that costs. */
public enum Weakness {
    /** It cannot be judged. */
    MISSING("what they will keep is not known"),

    /** Fewer than three copies. */
    COPIES(
            "the loss of one or two brokers loses what they hold: bets are forgotten while they"
                    + " stand at the bookmaker, or are placed a second time"),

    /** One copy is enough to confirm a record. */
    MIN_IN_SYNC(
            "a record can be confirmed while one broker alone has it, and is gone with that broker:"
                    + " an attempt that is forgotten is a bet that can be placed again"),

    /** Unclean leader election. */
    UNCLEAN_ELECTION(
            "a broker that lags can become the leader, and what it had not yet copied is gone"
                    + " although it was confirmed"),

    /** The journal forgets. */
    JOURNAL_FORGETS(
            "the journal loses its beginning, so nothing proves any more what was decided and why");

    private final String risk;

    Weakness(String risk) {
        this.risk = risk;
    }

    /** What may happen, as a clause. */
    public String risk() {
        return risk;
    }
}
