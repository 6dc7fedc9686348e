package io.surelock.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.AccountId;
import io.surelock.bookmaker.bridge.Login;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;

class LoginsFileTest {

    private static final String NAME = "bookmakers.alpha.logins";

    @TempDir Path folder = Path.of("replaced by JUnit");

    @Test
    void readsTheLoginOfEachAccount() throws Exception {
        Path file =
                write(
                        """
                        "wl1:alpha:ACC_001": { username: ann, password: "one" }
                        "wl1:alpha:ACC_002": { username: bob, password: "two" }
                        """);
        assertThat(LoginsFile.read(NAME, file))
                .containsOnlyKeys(
                        AccountId.parse("wl1:alpha:ACC_001"), AccountId.parse("wl1:alpha:ACC_002"))
                .containsEntry(AccountId.parse("wl1:alpha:ACC_002"), new Login("bob", "two"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '"wl1:alpha:A": { username: ann, secret: s3cret }'   | line 1
                    '"wl1:alpha:A": { username: ann }'                   | no username or no password
                    '"wl1:alpha:A":'                                     | no username or no password
                    '"alpha": { username: ann, password: s3cret }'       | names a wrong account
                    '"wl1:alpha:A": s3cret'                              | line 1
                    '"wl1:alpha:A": { username: ann, password: s3cret'   | line 1
                    """)
    void saysWhatIsWrongWithoutWhatTheFileHolds(String content, String complaint) throws Exception {
        Path file = write(content);
        assertThatThrownBy(() -> LoginsFile.read(NAME, file))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(NAME)
                .hasMessageContaining(complaint)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void saysThatTheFileIsNotThere() {
        assertThatThrownBy(() -> LoginsFile.read(NAME, folder.resolve("none.yaml")))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("does not exist");
    }

    private Path write(String content) throws Exception {
        return Files.writeString(folder.resolve("logins.yaml"), content);
    }
}
