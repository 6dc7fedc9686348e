package io.surelock.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.surelock.bet.AccountId;
import io.surelock.bookmaker.bridge.Login;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads the logins of a provider's accounts. Messages never hold what the file holds. */
final class LoginsFile {

    private static final int LARGEST_BYTES = 4 * 1024 * 1024;

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private LoginsFile() {}

    private record Entry(
            @JsonProperty("username") @Nullable String username,
            @JsonProperty("password") @Nullable String password) {}

    /**
     * Reads all logins.
     *
     * @param name of the setting, for messages
     * @throws StartException saying what is wrong and where
     */
    static Map<AccountId, Login> read(String name, Path file) throws StartException {
        Map<AccountId, Login> logins = new HashMap<>();
        for (Map.Entry<String, Entry> entry : entries(name, file).entrySet()) {
            logins.put(account(name, file, entry.getKey()), login(name, file, entry));
        }
        return logins;
    }

    private static Map<String, Entry> entries(String name, Path file) throws StartException {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw problem(name, file, "is larger than 4 MiB");
            }
            Map<String, Entry> entries =
                    YAML.readValue(file.toFile(), new TypeReference<Map<String, Entry>>() {});
            return entries == null ? Map.of() : entries;
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw problem(
                    name,
                    file,
                    at == null
                            ? "cannot be read as YAML"
                            : "cannot be read at line %d, column %d: each account has a username"
                                            .formatted(at.getLineNr(), at.getColumnNr())
                                    + " and a password, and nothing else");
        } catch (NoSuchFileException _) {
            throw problem(name, file, "does not exist");
        } catch (IOException e) {
            throw problem(name, file, "cannot be read: " + e.getMessage());
        }
    }

    private static AccountId account(String name, Path file, String text) throws StartException {
        try {
            return AccountId.parse(text);
        } catch (IllegalArgumentException e) {
            throw problem(name, file, "names a wrong account: " + e.getMessage());
        }
    }

    private static Login login(String name, Path file, Map.Entry<String, Entry> entry)
            throws StartException {
        Entry login = entry.getValue();
        if (login == null || login.username() == null || login.password() == null) {
            throw problem(
                    name,
                    file,
                    "gives account %s no username or no password".formatted(entry.getKey()));
        }
        return new Login(login.username(), login.password());
    }

    private static StartException problem(String name, Path file, String what) {
        return new StartException("%s: the file %s %s.".formatted(name, file, what));
    }
}
