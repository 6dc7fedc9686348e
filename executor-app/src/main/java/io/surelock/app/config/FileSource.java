package io.surelock.app.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.smallrye.config.source.yaml.YamlConfigSource;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The YAML file. */
final class FileSource {

    private static final int LARGEST_BYTES = 1024 * 1024;

    /**
     * The configuration's own source takes the last of two equal keys and ignores what is no map,
     * so that the file is first read strictly.
     */
    private static final YAMLMapper STRICT =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private FileSource() {}

    static void read(Path file, ConfigTree tree, Findings findings) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                findings.problem(file + " is larger than 1 MiB, which no configuration is.");
                return;
            }
            String text = Files.readString(file);
            JsonNode root = STRICT.readTree(text);
            if (root.isMissingNode() || root.isNull()) {
                return;
            }
            if (!root.isObject()) {
                findings.problem(file + " must be a YAML map of settings.");
                return;
            }
            var source = new YamlConfigSource(file.toString(), text);
            Map<String, String> properties = new TreeMap<>(source.getProperties());
            properties.forEach(
                    (name, value) -> {
                        Key key = Key.parse(name);
                        if (!isItem(name, properties) && !isEmptyList(key, value, tree)) {
                            findings.take(key, value, file.toString());
                        }
                    });
        } catch (JacksonException e) {
            findings.problem(
                    "%s is not readable YAML%s: %s."
                            .formatted(file, place(e.getLocation()), firstLine(e)));
        } catch (CharacterCodingException e) {
            findings.problem(file + " is not UTF-8 text.");
        } catch (NoSuchFileException e) {
            findings.problem(file + " does not exist: give the path of a configuration file.");
        } catch (IOException e) {
            findings.problem("%s cannot be read: %s.".formatted(file, FileText.reason(e)));
        }
    }

    /** A list of plain values comes twice: each item by its index, and all of them as one value. */
    private static boolean isItem(String name, Map<String, String> properties) {
        return name.endsWith("]")
                && properties.containsKey(name.substring(0, name.lastIndexOf('[')));
    }

    /** No settings in a list of groups: nothing is given. */
    private static boolean isEmptyList(Key key, String value, ConfigTree tree) {
        return value.isEmpty() && tree.find(key).isEmpty();
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr();
    }

    private static String firstLine(JacksonException e) {
        String text = e.getOriginalMessage();
        String line = text == null ? "" : text.lines().findFirst().orElse("");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
