package io.surelock.cli;

import org.apache.kafka.common.utils.AppInfoParser;

import picocli.CommandLine.IVersionProvider;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Reads the version that the build wrote next to this class. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        var properties = new Properties();
        try (InputStream in = VersionProvider.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IOException("The version of this build is missing: build it again.");
            }
            properties.load(in);
        }
        String commit = properties.getProperty("commit", "");
        return new String[] {
            "surelock %s%s, Kafka %s, Java %s"
                    .formatted(
                            properties.getProperty("version", "unknown"),
                            commit.isBlank() ? "" : " (commit " + commit.strip() + ")",
                            AppInfoParser.getVersion(),
                            Runtime.version().toString())
        };
    }
}
