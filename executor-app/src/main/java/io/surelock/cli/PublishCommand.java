package io.surelock.cli;

import io.surelock.app.config.Configuration;
import io.surelock.app.topics.KafkaConnection;
import io.surelock.app.topics.PartitionCheck;
import io.surelock.contract.Topics;

import org.apache.kafka.clients.admin.Admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes opportunities from JSON lines. */
@Command(
        name = "publish",
        description = {
            "Publish opportunities, one JSON object a line, on arb-opportunities.",
            "Lines that are no JSON objects are reported and not sent, the others are; exit code 2"
                    + " then. Whether an opportunity is valid is for the desk to say, which puts"
                    + " invalid ones on dead-letters."
        })
final class PublishCommand extends SurelockCommand {

    private static final String STANDARD_INPUT = "-";

    /** Between two updates of the progress line. */
    private static final int PROGRESS_STEP = 100;

    @Parameters(paramLabel = "FILE", description = "A file of JSON lines, - for standard input.")
    private String file = STANDARD_INPUT;

    @Mixin private final KafkaOptions kafka = new KafkaOptions();
    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws Exception {
        Output output = output(json.asked());
        try (InputStream in = open()) {
            Configuration configuration = kafka.load();
            try (Admin admin = KafkaConnection.open(configuration.kafkaProperties())) {
                PartitionCheck.require(admin, List.of(Topics.ARB_OPPORTUNITIES));
            }
            try (var publisher =
                    new TopicPublisher(configuration.kafkaProperties(), Topics.ARB_OPPORTUNITIES)) {
                return publish(
                        new LineReader(in, OpportunityLine.LARGEST_BYTES), publisher, output);
            }
        }
    }

    private int publish(LineReader lines, TopicPublisher publisher, Output output)
            throws CliException {
        int refused = 0;
        for (var line = next(lines); line.isPresent(); line = next(lines)) {
            if (line.get().isBlank()) {
                continue;
            }
            try {
                OpportunityLine opportunity = OpportunityLine.read(line.get());
                publisher.send(opportunity.deskId(), opportunity.json());
            } catch (NotAnObjectException e) {
                refused++;
                output.endProgress();
                output.warn("%s; the line was not sent.".formatted(e.getMessage()));
            }
            if (publisher.sent() % PROGRESS_STEP == 0) {
                output.progress("published " + publisher.sent());
            }
        }
        publisher.flush();
        output.endProgress();
        output.say(
                "Published %d %s%s."
                        .formatted(
                                publisher.sent(),
                                publisher.sent() == 1 ? "opportunity" : "opportunities",
                                refused == 0 ? "" : ", refused " + refused));
        output.result(Map.of("published", publisher.sent(), "refused", refused));
        return refused == 0 ? FINE : Errors.UNUSABLE;
    }

    private Optional<LineReader.Line> next(LineReader lines) throws CliException {
        try {
            return lines.next();
        } catch (IOException e) {
            throw new CliException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private InputStream open() throws CliException {
        if (file.equals(STANDARD_INPUT)) {
            return System.in;
        }
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw new CliException(file + " is a folder: give a file of JSON lines.");
        }
        try {
            return Files.newInputStream(path);
        } catch (NoSuchFileException e) {
            throw new CliException(file + " does not exist: give a file of JSON lines.", e);
        } catch (AccessDeniedException e) {
            throw new CliException(file + " cannot be read: permission denied.", e);
        } catch (IOException e) {
            throw new CliException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }
}
