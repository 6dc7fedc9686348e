package io.surelock.app.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The name of this process. Where none is configured, the host's name and six random digits,
 * written to {@code instance-id} in the state folder at the first start: so it outlives a restart,
 * and two processes of one host differ because each has its own state folder.
 */
public final class InstanceId {

    private static final String FILE = "instance-id";
    private static final int LONGEST_HOST = 57;
    private static final int RANDOM_BYTES = 3;

    private InstanceId() {}

    /**
     * The configured name, or the kept one.
     *
     * @throws ConfigException if the state folder cannot be read or written
     */
    public static String of(SurelockConfig settings) throws ConfigException {
        if (settings.instanceId().isPresent()) {
            return settings.instanceId().get();
        }
        Path file = settings.stateDir().resolve(FILE);
        try {
            Files.createDirectories(settings.stateDir());
            if (!Files.exists(file)) {
                Files.writeString(file, fresh() + "\n", StandardOpenOption.CREATE_NEW);
            }
            String kept = Files.readString(file).strip();
            if (!kept.matches("[A-Za-z0-9._-]{1,64}")) {
                throw new ConfigException(
                        List.of(
                                file
                                        + " holds no name of an instance: delete it or give instance-id."));
            }
            return kept;
        } catch (IOException e) {
            throw new ConfigException(
                    List.of(
                            "state-dir: %s cannot be used, %s: give a folder that can be written."
                                    .formatted(settings.stateDir(), FileText.reason(e))));
        }
    }

    private static String fresh() {
        byte[] random = new byte[RANDOM_BYTES];
        ThreadLocalRandom.current().nextBytes(random);
        return host() + "-" + HexFormat.of().formatHex(random);
    }

    private static String host() {
        try {
            String host = InetAddress.getLocalHost().getHostName();
            String clean = host.replaceAll("[^A-Za-z0-9._-]", "");
            return clean.isEmpty()
                    ? "host"
                    : clean.substring(0, Math.min(clean.length(), LONGEST_HOST));
        } catch (UnknownHostException _) {
            // A machine without a resolvable name is common in containers and no problem here.
            return "host";
        }
    }
}
