package io.surelock.contract;

import java.io.Serial;

/** A value that breaks a rule of its field; travels up and collects the field's path. */
final class BadValue extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final String path;
    private final String separator;
    private final String reason;

    private BadValue(String path, String separator, String reason) {
        // Refused input is everyday life: no stack trace is taken for it.
        super(reason, null, false, false);
        this.path = path;
        this.separator = separator;
        this.reason = reason;
    }

    /**
     * A value that is wrong.
     *
     * @param reason goes on after the field's name: "must be …", "is missing"
     */
    static BadValue because(String reason) {
        return new BadValue("", " ", reason);
    }

    /** The same with a reason that stands for itself: "field: reason". */
    static BadValue remark(String reason) {
        return new BadValue("", ": ", reason);
    }

    /** The same, seen from the record that has the field. */
    BadValue in(String field) {
        return new BadValue(path.isEmpty() ? field : field + "." + path, separator, reason);
    }

    /** Path and reason, as a person reads them. */
    String sentence() {
        return path.isEmpty() ? reason : path + separator + reason;
    }
}
