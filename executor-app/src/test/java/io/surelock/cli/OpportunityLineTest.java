package io.surelock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class OpportunityLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"deskId\":\"north\"} | north",
                "{} | main",
                "{\"deskId\":\"\"} | main",
                "{\"deskId\":7} | main",
                "{\"deskId\":null} | main"
            })
    void isKeyedByItsDesk(String json, String deskId) throws Exception {
        OpportunityLine line = OpportunityLine.read(line(json));

        assertThat(line.deskId()).isEqualTo(deskId);
        assertThat(new String(line.json(), StandardCharsets.UTF_8)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[1] | line 1 is not a JSON object",
                "7 | line 1 is not a JSON object",
                "null | line 1 is not a JSON object",
                "hello | line 1 is not JSON from column 1 on",
                "{\"a\": | line 1 is not JSON from column 6 on",
                "{} {} | line 1 is not JSON from column 4 on"
            })
    void isRefusedUnlessItIsOneObject(String json, String reason) {
        assertThatThrownBy(() -> OpportunityLine.read(line(json)))
                .isInstanceOf(NotAnObjectException.class)
                .hasMessage(reason);
    }

    @Test
    void isRefusedIfItIsNoText() {
        byte[] bytes = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};

        assertThatThrownBy(() -> OpportunityLine.read(new LineReader.Line(9, bytes, false)))
                .isInstanceOf(NotAnObjectException.class)
                .hasMessageStartingWith("line 9 is not ");
    }

    @Test
    void isRefusedIfItIsTooLong() {
        assertThatThrownBy(() -> OpportunityLine.read(new LineReader.Line(2, new byte[0], true)))
                .isInstanceOf(NotAnObjectException.class)
                .hasMessage("line 2 is longer than 2093056 bytes");
    }

    @Test
    void isReadWithItsNumberWhateverEndsTheFile() throws Exception {
        List<LineReader.Line> lines = lines("a\n\n  \r\nb", 100);

        assertThat(lines).extracting(LineReader.Line::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(lines)
                .extracting(LineReader.Line::isBlank)
                .containsExactly(false, true, true, false);
        assertThat(lines("", 100)).isEmpty();
        assertThat(lines("a\n", 100)).hasSize(1);
    }

    @Test
    void isCutOffAtTheLimitAndTheNextOneIsWhole() throws Exception {
        List<LineReader.Line> lines = lines("abcd\nabc\nab", 3);

        assertThat(lines).extracting(LineReader.Line::tooLong).containsExactly(true, false, false);
        assertThat(new String(lines.get(2).bytes(), StandardCharsets.UTF_8)).isEqualTo("ab");
    }

    private static LineReader.Line line(String text) {
        return new LineReader.Line(1, text.getBytes(StandardCharsets.UTF_8), false);
    }

    private static List<LineReader.Line> lines(String text, int largestBytes) throws IOException {
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        var reader = new LineReader(in, largestBytes);
        List<LineReader.Line> lines = new ArrayList<>();
        for (var line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get());
        }
        return lines;
    }
}
