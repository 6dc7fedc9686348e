package io.surelock.app.topics;

/**
 * One way in which a topic is not as it must be.
 *
 * @param topic its name
 * @param setting by Kafka's name, or {@link #EXISTENCE}, {@link #PARTITIONS}, {@link #REPLICATION}
 * @param is what it is
 * @param shouldBe what it must be
 */
public record Difference(String topic, String setting, String is, String shouldBe) {

    /** The topic is missing. */
    public static final String EXISTENCE = "existence";

    /** Its number of partitions, which is never changed. */
    public static final String PARTITIONS = "partitions";

    /** Its number of copies, which only an administrator of the cluster can change. */
    public static final String REPLICATION = "replication";

    static Difference missing(String topic) {
        return new Difference(topic, EXISTENCE, "missing", "there");
    }

    /** For people. */
    public String sentence() {
        return switch (setting) {
            case EXISTENCE -> topic + ": is missing.";
            case PARTITIONS ->
                    "%s: has %s partitions and should have %s; they cannot be changed, so configure kafka.partitions: %s or use other topics."
                            .formatted(topic, is, shouldBe, is);
            case REPLICATION ->
                    "%s: has %s copies and should have %s; change it with kafka-reassign-partitions or configure kafka.replication: %s."
                            .formatted(topic, is, shouldBe, is);
            default -> "%s: %s is %s and should be %s.".formatted(topic, setting, is, shouldBe);
        };
    }

    boolean isSettable() {
        return !setting.equals(EXISTENCE)
                && !setting.equals(PARTITIONS)
                && !setting.equals(REPLICATION);
    }
}
