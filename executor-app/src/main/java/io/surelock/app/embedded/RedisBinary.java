package io.surelock.app.embedded;

import redis.embedded.core.ExecutableProvider;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A redis-server program that is new enough.
 *
 * @param program the executable file
 * @param version major and minor version, such as 7.0
 */
record RedisBinary(Path program, String version) {

    /** The first release with {@code SET ... PXAT}, by which the mirror sets its expiries. */
    private static final int LEAST_MAJOR = 6;

    private static final int LEAST_MINOR = 2;

    private static final Pattern VERSION = Pattern.compile("v=(\\d+)\\.(\\d+)");
    private static final long ANSWER_LIMIT_SECONDS = 10;
    private static final String BUSY = "Text file busy";
    private static final Duration BUSY_LIMIT = Duration.ofSeconds(5);

    /**
     * Finds the program: an installed one if it is 6.2 or newer, else the one that comes along.
     *
     * @param searchPath folders, separated as in the environment variable PATH
     * @param extractTo an existing folder for the program that comes along
     * @throws InfraException if neither can be run here
     */
    static RedisBinary find(String searchPath, Path extractTo) throws InfraException {
        List<String> refused = new ArrayList<>();
        for (Path candidate : onPath(searchPath)) {
            Optional<RedisBinary> installed = examine(candidate, refused);
            if (installed.isPresent()) {
                return installed.get();
            }
        }
        Optional<RedisBinary> bundled = examine(extract(extractTo), refused);
        if (bundled.isPresent()) {
            return bundled.get();
        }
        throw new InfraException(
                "No usable redis-server was found (%s); install Redis %d.%d or newer."
                        .formatted(String.join("; ", refused), LEAST_MAJOR, LEAST_MINOR));
    }

    private static List<Path> onPath(String searchPath) {
        List<Path> found = new ArrayList<>();
        for (String folder : searchPath.split(Pattern.quote(File.pathSeparator), -1)) {
            if (!folder.isBlank()) {
                Path candidate = Path.of(folder, "redis-server");
                if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                    found.add(candidate.toAbsolutePath());
                }
            }
        }
        return found;
    }

    private static Path extract(Path folder) throws InfraException {
        try {
            Path target = Files.createDirectories(folder);
            return ExecutableProvider.newJarResourceProvider(target.toFile()).get().toPath();
        } catch (IOException | RuntimeException e) {
            throw new InfraException(
                    "The redis-server that comes along could not be put into %s (%s); install Redis"
                                    .formatted(folder, e.getMessage())
                            + " 6.2 or newer.",
                    e);
        }
    }

    private static Optional<RedisBinary> examine(Path program, List<String> refused)
            throws InfraException {
        String answer = askUnlessBusy(program);
        Matcher matcher = VERSION.matcher(answer);
        if (!matcher.find()) {
            refused.add(program + " says: " + answer);
            return Optional.empty();
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        if (major < LEAST_MAJOR || (major == LEAST_MAJOR && minor < LEAST_MINOR)) {
            refused.add(program + " is version " + major + "." + minor);
            return Optional.empty();
        }
        return Optional.of(new RedisBinary(program, major + "." + minor));
    }

    /**
     * A process that is being started by another thread of this one has for a moment all files that
     * are open here, and a program that somebody may write to cannot be started.
     */
    private static String askUnlessBusy(Path program) throws InfraException {
        String[] answer = {""};
        Waiting.until(
                BUSY_LIMIT,
                () -> {
                    answer[0] = ask(program);
                    return !answer[0].contains(BUSY);
                });
        return answer[0];
    }

    private static String ask(Path program) throws InfraException {
        try {
            Process process =
                    new ProcessBuilder(program.toString(), "--version")
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            if (!process.waitFor(ANSWER_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "nothing";
            }
            byte[] output = process.getInputStream().readNBytes(4096);
            return new String(output, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return StartFailures.reason(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("Interrupted while looking for redis-server.", e);
        }
    }
}
