package io.surelock.cli;

import io.surelock.audit.Audit;

import org.apache.kafka.common.utils.AppInfoParser;

import picocli.CommandLine.IVersionProvider;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Reads the version that the build wrote next to this class. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Audit.Build build = build();
        return new String[] {
            "surelock %s%s, Kafka %s, Java %s"
                    .formatted(
                            build.version(),
                            build.commit().isEmpty() ? "" : " (commit " + build.commit() + ")",
                            AppInfoParser.getVersion(),
                            Runtime.version().toString())
        };
    }

    /** Which build this is. */
    static Audit.Build build() throws IOException {
        var properties = new Properties();
        try (InputStream in = VersionProvider.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IOException("The version of this build is missing: build it again.");
            }
            properties.load(in);
        }
        return new Audit.Build(
                properties.getProperty("version", "unknown"),
                properties.getProperty("commit", "").strip());
    }
}
