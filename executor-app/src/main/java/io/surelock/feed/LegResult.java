package io.surelock.feed;

/** How a bookmaker settles one leg, as the names the settlement answers use. */
public enum LegResult {
    WON("won"),
    LOST("lost"),
    VOID("void"),
    HALF_WON("half_won"),
    HALF_LOST("half_lost");

    private final String code;

    LegResult(String code) {
        this.code = code;
    }

    /** The settlement answer of this result, such as {@code half_won}. */
    public String code() {
        return code;
    }

    /** The result of the other side of the same two-way market, settled by the same rules. */
    public LegResult opposite() {
        return switch (this) {
            case WON -> LOST;
            case LOST -> WON;
            case VOID -> VOID;
            case HALF_WON -> HALF_LOST;
            case HALF_LOST -> HALF_WON;
        };
    }
}
