package io.surelock.contract;

import java.util.List;

/** Turns what a record's constructor refuses into a sentence about the field it is about. */
final class RecordRules {

    private RecordRules() {}

    /**
     * The bad value behind an exception. Constructors begin their message with the component they
     * refuse, if it is one.
     */
    static BadValue broken(RuntimeException refused, List<String> components) {
        String message = String.valueOf(refused.getMessage());
        int end = message.indexOf(' ');
        String first = end < 0 ? message : message.substring(0, end);
        int dot = first.indexOf('.');
        if (end > 0 && components.contains(dot < 0 ? first : first.substring(0, dot))) {
            return BadValue.because(message.substring(end + 1)).in(first);
        }
        return BadValue.remark(message);
    }
}
