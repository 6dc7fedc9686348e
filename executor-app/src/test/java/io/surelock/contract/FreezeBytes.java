package io.surelock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.Digest;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;
import io.surelock.journal.Cause;
import io.surelock.journal.JournalBody;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes the golden bytes of a release, together with its frozen schemas. It runs only when asked
 * to; files of released versions never change:
 *
 * <pre>./mvnw -pl executor-app -am test -Dtest='Freeze*' -Dsurelock.freeze=0.1.0</pre>
 */
@EnabledIfSystemProperty(named = "surelock.freeze", matches = "[0-9]+\\.[0-9]+\\.[0-9]+")
class FreezeBytes {

    private final Wire wire = Wire.standard();

    @Test
    void writesTheBytesOfARelease() throws IOException {
        RandomRecords random = new RandomRecords(2026);
        List<Object> records = new ArrayList<>();
        Wire.types().forEach(type -> records.add(random.next(type)));
        for (Class<?> input : DeskInput.class.getPermittedSubclasses()) {
            records.add(body((DeskInput) random.next(input), List.of()));
        }
        DeskInput.TimerDue timer = random.next(DeskInput.TimerDue.class);
        for (Class<?> event : DeskEvent.class.getPermittedSubclasses()) {
            records.add(body(timer, List.of((DeskEvent) random.next(event))));
        }
        List<String> lines = new ArrayList<>();
        for (Object record : records) {
            lines.add(
                    record.getClass().getSimpleName()
                            + "\t"
                            + HexFormat.of().formatHex(wire.encode(record))
                            + "\t"
                            + wire.json(record));
        }
        Path file =
                Path.of("src", "test", "resources", "io", "surelock", "contract")
                        .resolve("golden-" + System.getProperty("surelock.freeze") + ".txt");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        assertThat(file).isNotEmptyFile();
    }

    private static JournalBody body(DeskInput input, List<DeskEvent> events) {
        return new JournalBody(
                "main",
                1,
                Instant.parse("2026-01-05T12:00:00Z"),
                1,
                new Cause("arb-opportunities", 0, 0, null),
                Digest.ZERO,
                input,
                events);
    }
}
