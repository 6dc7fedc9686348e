package io.surelock.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the log of a command goes. With a data folder there is a file a day, kept for 14 days and
 * 200 MB.
 */
final class LogFile {

    private static final String LINE =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level [%thread] %logger{0}: %msg%n%ex";
    private static final String OWN = "io.surelock";
    private static final int DAYS = 14;
    private static final String LARGEST_FILE = "20MB";
    private static final String LARGEST_TOTAL = "200MB";

    private LogFile() {}

    /**
     * Lets the log go to {@code surelock.log} in this folder too, from now on.
     *
     * @return the file
     * @throws CliException if it cannot be written
     */
    static Path open(Path folder) throws CliException {
        Path file = folder.resolve("surelock.log");
        if (Files.exists(file) ? !Files.isWritable(file) : !isUsable(folder)) {
            throw new CliException(
                    "%s cannot be written: give a folder that can be.".formatted(file));
        }
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(encoder(context));
        appender.setRollingPolicy(policy(context, appender, folder));
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        // On the console these two are told apart, so that the one does not pass on to the other.
        context.getLogger(OWN).addAppender(appender);
        return file;
    }

    /** Hides the warnings of a package in which a command provokes them. */
    static void onlyErrorsOf(String name) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(name).setLevel(Level.ERROR);
    }

    private static boolean isUsable(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder);
        } catch (IOException _) {
            // The caller says so in a sentence that names the file.
            return false;
        }
    }

    private static PatternLayoutEncoder encoder(LoggerContext context) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(LINE);
        encoder.start();
        return encoder;
    }

    private static SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy(
            LoggerContext context, RollingFileAppender<ILoggingEvent> appender, Path folder) {
        var policy = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(folder.resolve("surelock.%d{yyyy-MM-dd}.%i.log.gz").toString());
        policy.setMaxHistory(DAYS);
        policy.setMaxFileSize(FileSize.valueOf(LARGEST_FILE));
        policy.setTotalSizeCap(FileSize.valueOf(LARGEST_TOTAL));
        policy.start();
        return policy;
    }
}
