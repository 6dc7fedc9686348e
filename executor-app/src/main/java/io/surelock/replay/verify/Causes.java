package io.surelock.replay.verify;

import io.surelock.journal.Cause;

/** The records that entries were decided on, where they are at hand. */
public interface Causes {

    /** No record is at hand: an export has none. */
    Causes NONE = cause -> new Answer.NotKept();

    /** What became of a record. */
    sealed interface Answer {

        /** It is there. */
        final class Found implements Answer {

            private final byte[] value;

            public Found(byte[] value) {
                this.value = value;
            }

            /** Its bytes, not to be changed. */
            public byte[] value() {
                return value;
            }
        }

        /** It was deleted by age, or there is no way to know; nothing follows from that. */
        record NotKept() implements Answer {}

        /** It should be there. */
        record Missing() implements Answer {}
    }

    /** Looks a cause up; causes of one desk come in the order of their offsets. */
    Answer find(Cause cause);
}
