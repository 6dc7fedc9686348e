package io.surelock.scenario.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the documents of a YAML text, keeping lines and the text of numbers. */
final class YamlDocuments {

    /** Deeper than any scenario. */
    private static final int MAX_DEPTH = 20;

    private final String file;
    private final YAMLParser parser;

    private YamlDocuments(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * All documents that are not empty.
     *
     * @throws ScenarioFileException if this is no YAML, or uses what scenarios do not: duplicate
     *     names, anchors, nesting beyond measure
     */
    static List<YamlNode> read(String file, String text) throws ScenarioFileException {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            return new YamlDocuments(file, parser).documents();
        } catch (JsonProcessingException e) {
            throw YamlProblem.of(file, e);
        } catch (IOException e) {
            throw new ScenarioFileException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private List<YamlNode> documents() throws IOException, ScenarioFileException {
        List<YamlNode> documents = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            YamlNode document = node(token, 0);
            if (!YamlNode.isNull(document)) {
                documents.add(document);
            }
        }
        return documents;
    }

    private YamlNode node(JsonToken token, int depth) throws IOException, ScenarioFileException {
        int line = parser.currentTokenLocation().getLineNr();
        if (depth > MAX_DEPTH) {
            throw error(line, "nests deeper than " + MAX_DEPTH + " levels");
        }
        if (parser.isCurrentAlias()) {
            throw error(line, "refers to an anchor; write the value out");
        }
        return switch (token) {
            case START_OBJECT -> mapping(line, depth);
            case START_ARRAY -> sequence(line, depth);
            case VALUE_STRING -> scalar(line, YamlNode.Kind.TEXT);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(line, YamlNode.Kind.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> scalar(line, YamlNode.Kind.BOOLEAN);
            case VALUE_NULL -> new YamlNode.Scalar(line, YamlNode.Kind.NULL, "");
            case END_ARRAY, END_OBJECT, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw error(line, "holds something other than text, lists and mappings");
        };
    }

    private YamlNode mapping(int line, int depth) throws IOException, ScenarioFileException {
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int nameLine = parser.currentTokenLocation().getLineNr();
            if (fields.put(name, node(parser.nextToken(), depth + 1)) != null) {
                throw error(nameLine, "gives " + name + " twice");
            }
        }
        return new YamlNode.Mapping(line, fields);
    }

    private YamlNode sequence(int line, int depth) throws IOException, ScenarioFileException {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            items.add(node(token, depth + 1));
        }
        return new YamlNode.Sequence(line, items);
    }

    private YamlNode scalar(int line, YamlNode.Kind kind) throws IOException {
        return new YamlNode.Scalar(line, kind, parser.getText());
    }

    private ScenarioFileException error(int line, String problem) {
        return new ScenarioFileException(file + " line " + line + " " + problem);
    }
}
