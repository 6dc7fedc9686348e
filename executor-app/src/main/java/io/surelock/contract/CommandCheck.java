package io.surelock.contract;

import io.surelock.bet.Identifiers;
import io.surelock.desk.operator.Action;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.policy.Policy;
import io.surelock.placement.PlaceBet;

import java.time.Duration;
import java.util.regex.Pattern;

/** What makes a readable operator command unacceptable all the same. */
final class CommandCheck {

    /** No cooldown of an older worker lasts longer than a day from the command. */
    private static final Duration LONGEST_IMPORT = Duration.ofHours(24);

    private static final int MAX_OPERATOR = 64;
    private static final int MAX_WORDS = 2_000;

    /** What Kafka takes as the name of a topic. */
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

    private CommandCheck() {}

    /**
     * Lets an acceptable command pass.
     *
     * @throws BadValue naming the first field that is not
     */
    static void require(OperatorCommand command) {
        id("commandId", command.commandId());
        id("deskId", command.deskId());
        if (!command.deskId().equals(Policy.MAIN_DESK)) {
            throw BadValue.because(Identifiers.quote(command.deskId()) + " is not a known desk")
                    .in("deskId");
        }
        printable("operator", command.operator(), 1, MAX_OPERATOR);
        switch (command.action()) {
            case Action.Resolve resolve -> {
                id("resolve.pair", resolve.pair());
                printable("resolve.note", resolve.note(), 0, MAX_WORDS);
            }
            case Action.Halt halt -> printable("halt.reason", halt.reason(), 0, MAX_WORDS);
            case Action.Resume resume -> printable("resume.reason", resume.reason(), 0, MAX_WORDS);
            case Action.ChangePolicy(Policy policy) -> {
                // The policy's own constructor checks its other numbers.
                if (policy.callTimeout().compareTo(PlaceBet.LONGEST_CALL) > 0) {
                    throw BadValue.because(
                                    "must be at most 10 minutes, not " + policy.callTimeout())
                            .in("policy.callTimeout");
                }
            }
            case Action.Quarantine quarantine -> requireCoordinates(quarantine);
            case Action.ImportCooldown cooldown -> {
                if (cooldown.until().isAfter(command.at().plus(LONGEST_IMPORT))) {
                    throw BadValue.because("must be at most 24 h after " + command.at())
                            .in("importCooldown.until");
                }
            }
        }
    }

    private static void requireCoordinates(Action.Quarantine quarantine) {
        if (!TOPIC.matcher(quarantine.topic()).matches()) {
            throw BadValue.because(
                            "must be the name of a topic, not "
                                    + Identifiers.quote(quarantine.topic()))
                    .in("quarantine.topic");
        }
        if (quarantine.partition() < 0) {
            throw BadValue.because("must be 0 or more, not " + quarantine.partition())
                    .in("quarantine.partition");
        }
        if (quarantine.offset() < 0) {
            throw BadValue.because("must be 0 or more, not " + quarantine.offset())
                    .in("quarantine.offset");
        }
    }

    private static void id(String field, String text) {
        if (!Identifiers.isWellFormed(text)) {
            throw BadValue.because(
                            "must be 1 to 64 characters of A-Z a-z 0-9 . _ @ -, not "
                                    + Identifiers.quote(text))
                    .in(field);
        }
    }

    private static void printable(String field, String text, int least, int most) {
        if (text.strip().length() < least || text.length() > most) {
            throw BadValue.because(
                            "must have %d to %d characters, not %d"
                                    .formatted(least, most, text.strip().length()))
                    .in(field);
        }
        if (text.codePoints().anyMatch(CommandCheck::isHostile)) {
            throw BadValue.because("must not hold control characters: " + Identifiers.quote(text))
                    .in(field);
        }
    }

    /** Controls, line separators, text-direction marks and halves of characters. */
    private static boolean isHostile(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    true;
            default -> false;
        };
    }
}
