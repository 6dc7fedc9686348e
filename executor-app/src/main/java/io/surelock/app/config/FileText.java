package io.surelock.app.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the small files that hold secrets, and says why a file cannot be read. */
final class FileText {

    private static final int LARGEST_BYTES = 64 * 1024;

    private FileText() {}

    /** The content without the line end that editors add. */
    static String secret(Path file) throws IOException {
        if (Files.size(file) > LARGEST_BYTES) {
            throw new IOException("it is larger than 64 KiB");
        }
        return Files.readString(file).stripTrailing();
    }

    /** Ends a sentence about a file. */
    static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "it does not exist";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(failure.getMessage());
        };
    }
}
