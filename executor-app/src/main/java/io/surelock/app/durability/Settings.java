package io.surelock.app.durability;

import io.surelock.app.topics.KafkaAccessException;
import io.surelock.app.topics.KafkaConnection;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The settings of a topic or broker, defaults included. One that is not told is an error. */
final class Settings {

    private final ConfigResource owner;
    private final Config config;

    private Settings(ConfigResource owner, Config config) {
        this.owner = owner;
        this.config = config;
    }

    /** Those of several topics or brokers, by their names. */
    static Map<String, Settings> of(Admin admin, ConfigResource.Type type, Collection<String> names)
            throws KafkaAccessException {
        List<ConfigResource> owners =
                names.stream().map(name -> new ConfigResource(type, name)).toList();
        Map<ConfigResource, Config> described =
                KafkaConnection.get(
                        admin.describeConfigs(owners).all(),
                        type == ConfigResource.Type.BROKER
                                ? "describe the brokers' settings"
                                : "describe the topics' settings");
        Map<String, Settings> settings = new HashMap<>();
        described.forEach(
                (owner, config) -> settings.put(owner.name(), new Settings(owner, config)));
        return settings;
    }

    String text(String name) throws KafkaAccessException {
        ConfigEntry entry = config.get(name);
        if (entry == null || entry.value() == null) {
            throw new KafkaAccessException(
                    "Kafka does not tell %s of %s %s, so it is not known whether it loses data: give the user in kafka.properties the right to describe it."
                            .formatted(
                                    name,
                                    owner.type().name().toLowerCase(Locale.ROOT),
                                    owner.name()));
        }
        return entry.value();
    }

    long number(String name) throws KafkaAccessException {
        String text = text(name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new KafkaAccessException(
                    "Kafka tells %s = \"%s\" of %s, which is no whole number: see its settings."
                            .formatted(name, text, owner.name()),
                    e);
        }
    }

    boolean yes(String name) throws KafkaAccessException {
        return Boolean.parseBoolean(text(name));
    }
}
