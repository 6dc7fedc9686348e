package io.surelock.broker.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The whole audit, as somebody runs it before going live, and the reports it leaves. */
@Tag("broker")
class AuditCommandTest {

    private static final Path SCHEMA = Path.of("..", "docs", "audit.schema.json");

    /** What a page loads by itself; a link that somebody may follow is no such thing. */
    private static final Pattern LOADED =
            Pattern.compile("<(script|img|link|iframe)[^>]*(src|href)=|@import|url\\(");

    @TempDir Path folder;

    @Test
    void findsThisProgramSafeAndReportsItThreeTimes() throws Exception {
        Path out = folder.resolve("report");

        CommandRun run = CommandRun.of("audit", "--json", "--out", out.toString());

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        JsonNode answer = run.answer();
        assertThat(answer.path("failed").asInt()).isZero();
        assertThat(answer.path("lines").asInt()).isGreaterThan(48);
        assertThat(answer.path("passed")).isEqualTo(answer.path("lines"));
        assertThat(answer.path("verdict").path("singleWorker").asText()).isEqualTo("YES");
        assertThat(answer.path("verdict").path("multiWorker").asText()).isEqualTo("YES");
        assertThat(answer.path("trial").path("passed").asInt()).isEqualTo(24);
        assertThat(answer.path("trial").path("of").asInt()).isEqualTo(24);
        assertThat(answer.path("report").asText()).isEqualTo(out.toString());

        JsonNode report = new ObjectMapper().readTree(out.resolve("audit.json").toFile());
        assertThat(schema().validate(report)).isEmpty();
        assertThat(report.path("results")).hasSize(answer.path("lines").asInt());
        String page = Files.readString(out.resolve("audit.html"));
        String text = Files.readString(out.resolve("audit.md"));
        assertThat(page).doesNotContainPattern(LOADED);
        for (JsonNode line : report.path("results")) {
            assertThat(line.path("evidence")).as(line.path("id").asText()).isNotEmpty();
            assertThat(page).contains(">" + line.path("id").asText() + "<");
            assertThat(text).contains(line.path("id").asText());
        }
    }

    @Test
    void saysInOneSentenceWhereItCannotWrite() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");

        CommandRun run = CommandRun.of("audit", "--out", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "surelock: %s cannot be made: give --out a folder that can be written.%n"
                                .formatted(file));
    }

    private static JsonSchema schema() throws Exception {
        JsonNode schema = new ObjectMapper().readTree(SCHEMA.toFile());
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
    }
}
