package io.surelock.app.durability;

/**
 * One reason not to trust a topic with money.
 *
 * @param topic its name
 * @param is what it is, as a clause without the topic's name
 * @param must what it must be, after "must"
 * @param mend the command, or the setting to change
 */
public record Finding(String topic, Weakness weakness, String is, String must, String mend) {

    /** For people. */
    public String sentence() {
        return "%s %s and must %s: %s.".formatted(topic, is, must, mend);
    }
}
