package io.surelock.desk;

/** Ids of events are derived, never drawn: the same journal gives the same ids. */
public final class EventIds {

    private EventIds() {}

    /**
     * The id of one event, {@code desk-sequence-index}.
     *
     * @param sequence of the journal entry, from 1
     * @param index place of the event in its entry, from 0
     */
    public static String of(String deskId, long sequence, int index) {
        return deskId + "-" + sequence + "-" + index;
    }
}
