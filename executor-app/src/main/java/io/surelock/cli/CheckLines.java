package io.surelock.cli;

import io.surelock.check.invariant.InvariantResult;

import java.util.ArrayList;
import java.util.List;

/** One invariant as people read it. */
final class CheckLines {

    private CheckLines() {}

    static List<String> of(InvariantResult invariant) {
        List<String> lines = new ArrayList<>();
        String head = "%2d  %-55s".formatted(invariant.id(), invariant.name());
        if (invariant.checked() == 0 && invariant.violations() == 0) {
            String why =
                    invariant.notes().isEmpty()
                            ? "nothing to check"
                            : String.join("; ", invariant.notes());
            lines.add(head + "  " + why);
            return lines;
        }
        lines.add(
                "%s  %9d checked, %s%s"
                        .formatted(
                                head,
                                invariant.checked(),
                                invariant.violations() == 0
                                        ? "no violation"
                                        : "VIOLATED " + invariant.violations() + " times",
                                invariant.open() == 0 ? "" : ", " + invariant.open() + " open"));
        invariant.notes().forEach(note -> lines.add("      " + note));
        invariant.first().forEach(violation -> lines.add("      VIOLATION  " + violation));
        invariant.firstOpen().forEach(open -> lines.add("      open  " + open));
        return lines;
    }
}
