package io.surelock.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The port of a server whose data folder outlives it. Asked for port 0, the server gets the port it
 * had last time if that is still free, so addresses that a person noted down stay true.
 */
final class KeptPort {

    /** A server of an owner that was just killed needs this long to go away at most. */
    private static final Duration LEAVING = Duration.ofSeconds(3);

    private KeptPort() {}

    /**
     * Chooses the port to listen on.
     *
     * @param file where the last port is kept
     * @param requested 1 to 65535 for exactly that port, 0 for the kept one or any free one
     * @param server what will listen, for the error message
     * @throws InfraException if the requested port is taken or no port is free
     */
    static int choose(Path file, int requested, String server) throws InfraException {
        if (requested < 0 || requested > 65_535) {
            throw new InfraException(
                    "Port %d for %s is out of range; choose 1 to 65535, or 0 for any free port."
                            .formatted(requested, server));
        }
        int wanted = requested == 0 ? read(file) : requested;
        if (wanted != 0 && becomesFree(wanted)) {
            return wanted;
        }
        if (requested != 0) {
            throw taken(requested, server);
        }
        return FreePorts.one();
    }

    /** Remembers the port for the next start. */
    static void keep(Path file, int port) throws InfraException {
        try {
            Files.writeString(file, port + System.lineSeparator());
        } catch (IOException e) {
            throw new InfraException(
                    "The port could not be written to %s: %s; check the disk and its permissions."
                            .formatted(file, StartFailures.reason(e)),
                    e);
        }
    }

    static InfraException taken(int port, String server) {
        return new InfraException(
                ("Port %d on 127.0.0.1, wanted for %s, is in use by another program; stop that"
                                + " program or choose another port (0 picks a free one).")
                        .formatted(port, server));
    }

    private static int read(Path file) throws InfraException {
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            int port = Integer.parseInt(Files.readString(file).strip());
            return port >= 1 && port <= 65_535 ? port : 0;
        } catch (NumberFormatException e) {
            return 0;
        } catch (IOException e) {
            throw new InfraException(
                    "The file %s cannot be read: %s; check its permissions or delete it."
                            .formatted(file, StartFailures.reason(e)),
                    e);
        }
    }

    private static boolean becomesFree(int port) throws InfraException {
        return Waiting.until(LEAVING, () -> FreePorts.isFree(port));
    }
}
