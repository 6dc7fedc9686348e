package io.surelock.cli;

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
        return new String[] {"surelock " + properties.getProperty("version", "unknown")};
    }
}
