package io.surelock.contract;

import java.nio.charset.StandardCharsets;

/** JSON as people publish it. */
final class Samples {

    static final String OPPORTUNITY =
            """
            {"pairId": "P-1", "deskId": "main", "detectedAt": "2026-01-05T12:00:00Z",
             "expiresAt": "2026-01-05T12:00:08.5Z", "sport": "football",
             "event": {"id": "e-1", "name": "Alpha v Beta", "startsAt": "2026-01-05T15:00:00Z"},
             "expectedSettlementAt": "2026-01-05T17:00:00Z", "expectedProfit": "7.56",
             "positive": {
               "account": {"whitelabel": "wl1", "provider": "alpha", "account": "ACC_001"},
               "marketId": "m1", "selectionId": "over", "handicap": "-0.25", "side": "BACK",
               "odds": "2.1000", "stake": "100.00", "currency": "EUR"},
             "hedge": {
               "account": {"whitelabel": "wl2", "provider": "beta", "account": "ACC_002"},
               "marketId": "m1", "selectionId": "under", "handicap": null, "side": "LAY",
               "odds": "2.0500", "stake": "102.44", "currency": "EUR"}}
            """;

    static final String RESOLVE =
            """
            {"commandId": "c-1", "deskId": "main", "at": "2026-01-05T12:00:00Z",
             "operator": "dana", "resolve": {"pair": "P-1", "note": "hedged by hand"}}
            """;

    static final String POLICY =
            """
            {"commandId": "c-2", "at": "2026-01-05T12:00:00Z", "operator": "dana",
             "policy": {"cooldown": "60s", "maxOpportunityAge": "10s", "hold": "none",
               "placementWindow": "10s", "callTimeout": "8000ms", "callMargin": "PT2S",
               "lookupInterval": "5s", "lookupDeadline": "2m",
               "polls": {"interval": "5s", "maxPolls": 120, "answerTimeout": "30s",
                 "correctionsFor": "48h", "correctionsEvery": "1h"}}}
            """;

    private Samples() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The text with one part of it changed. */
    static String with(String json, String part, String replacement) {
        if (!json.contains(part)) {
            throw new AssertionError("the sample has no " + part);
        }
        return json.replaceFirst(
                java.util.regex.Pattern.quote(part),
                java.util.regex.Matcher.quoteReplacement(replacement));
    }
}
