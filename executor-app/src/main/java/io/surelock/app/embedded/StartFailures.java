package io.surelock.app.embedded;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns what libraries throw on a failed start into one sentence for an operator. */
final class StartFailures {

    private static final int DEEPEST_CAUSE = 20;

    private StartFailures() {}

    static InfraException unusableFolder(Path folder, IOException cause) {
        return new InfraException(
                "The data folder %s cannot be used: %s; choose a folder that this user may write to."
                        .formatted(folder, reason(cause)),
                cause);
    }

    /** The sentence for a Kafka that did not start in the folder. */
    static InfraException kafka(Path folder, Throwable failure) {
        for (Throwable cause : chain(failure)) {
            String message = text(cause).toLowerCase(Locale.ROOT);
            if (message.contains("no space left")) {
                return new InfraException(
                        "Kafka could not start because the disk of %s is full; free some space."
                                .formatted(folder),
                        failure);
            }
        }
        return new InfraException(
                "Kafka could not start with the data in %s: %s; look at its log, or use another folder."
                        .formatted(folder, story(failure)),
                failure);
    }

    /** Whether a port was taken by somebody else between choosing and using it. */
    static boolean isPortTaken(Throwable failure) {
        return chain(failure).stream()
                .anyMatch(
                        cause ->
                                cause instanceof BindException
                                        || text(cause).contains("Address already in use"));
    }

    /** What an I/O error means, without the path that the sentence around it already gives. */
    static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "a file is in the way";
            case FileSystemException e when e.getReason() != null -> withoutEnd(e.getReason());
            default -> withoutEnd(text(failure));
        };
    }

    /** What failed, from the outermost exception, and why, from the innermost. */
    private static String story(Throwable failure) {
        String what = text(failure);
        String why = text(chain(failure).getLast());
        return withoutEnd(what.contains(why) ? what : withoutEnd(what) + ": " + why);
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        @Nullable Throwable cause = failure;
        while (cause != null && causes.size() < DEEPEST_CAUSE) {
            causes.add(cause);
            cause = cause.getCause();
        }
        return causes;
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }

    private static String withoutEnd(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
