package io.surelock.app.config;

import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of {@link SurelockConfig} as data, read from its methods and their annotations. */
final class ConfigTree {

    private static final ConfigTree TREE = new ConfigTree(nodes(SurelockConfig.class, List.of()));

    private final List<Node> nodes;
    private final List<Setting> settings;

    private ConfigTree(List<Node> nodes) {
        this.nodes = nodes;
        this.settings = nodes.stream().flatMap(ConfigTree::settings).toList();
    }

    static ConfigTree get() {
        return TREE;
    }

    /** In the order of the documentation. */
    List<Node> nodes() {
        return nodes;
    }

    /** All settings, those that name a secret's file included. */
    List<Setting> settings() {
        return settings;
    }

    /** A setting under one of its names. */
    record Match(Setting setting, Key key) {

        /** Whether the value is the name of a file with another setting's value. */
        boolean isFile() {
            return setting.isFreeFile(key)
                    || (setting.traits().secret() && setting.traits().type().equals(Path.class));
        }
    }

    Optional<Match> find(Key key) {
        return settings.stream()
                .flatMap(
                        setting ->
                                setting.match(key).map(name -> new Match(setting, name)).stream())
                .findFirst();
    }

    private static Stream<Setting> settings(Node node) {
        return switch (node) {
            case Setting setting -> Stream.of(setting);
            case Node.Group group -> group.children().stream().flatMap(ConfigTree::settings);
        };
    }

    private static List<Node> nodes(Class<?> type, List<String> prefix) {
        List<Node> nodes = new ArrayList<>();
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Described.class))
                .sorted(Comparator.comparingInt(method -> described(method).order()))
                .forEach(method -> add(nodes, method, prefix));
        return List.copyOf(nodes);
    }

    private static void add(List<Node> nodes, Method method, List<String> prefix) {
        List<String> name =
                method.isAnnotationPresent(WithParentName.class)
                        ? prefix
                        : appended(prefix, nameOf(method));
        Type type = method.getGenericReturnType();
        if (raw(type).equals(Map.class)) {
            Class<?> value = raw(argument(type, 1));
            if (isGroup(value)) {
                nodes.add(group(method, value, appended(name, Setting.NAME)));
            } else {
                nodes.add(setting(method, value, appended(name, Setting.REST)));
            }
        } else if (raw(type).equals(List.class) && isGroup(raw(argument(type, 0)))) {
            nodes.add(group(method, raw(argument(type, 0)), appended(name, Setting.INDEX)));
        } else if (isGroup(raw(type))) {
            nodes.add(group(method, raw(type), name));
        } else {
            Setting setting = setting(method, leaf(type), name);
            nodes.add(setting);
            if (setting.traits().secret()) {
                nodes.add(fileOf(setting));
            }
        }
    }

    private static Node group(Method method, Class<?> type, List<String> name) {
        Described described = described(method);
        return new Node.Group(name, described.value(), described.example(), nodes(type, name));
    }

    private static Setting setting(Method method, Class<?> type, List<String> name) {
        WithDefault preset = method.getAnnotation(WithDefault.class);
        Class<?> returned = method.getReturnType();
        boolean required =
                preset == null && !returned.equals(Optional.class) && !returned.equals(Map.class);
        return new Setting(
                name,
                new Setting.Traits(
                        type,
                        returned.equals(List.class),
                        required,
                        method.isAnnotationPresent(Secret.class)),
                preset == null ? Optional.empty() : Optional.of(preset.value()),
                described(method).value(),
                described(method).example());
    }

    private static Setting fileOf(Setting secret) {
        String last = secret.pattern().getLast();
        List<String> name = new ArrayList<>(secret.pattern());
        name.set(name.size() - 1, last + Key.FILE);
        return new Setting(
                List.copyOf(name),
                new Setting.Traits(Path.class, false, false, true),
                Optional.empty(),
                "Instead of " + last + ": the file that holds it.",
                "/run/secrets/" + secret.pattern().getFirst() + "-" + last);
    }

    private static Class<?> leaf(Type type) {
        boolean wrapped = raw(type).equals(Optional.class) || raw(type).equals(List.class);
        return wrapped ? raw(argument(type, 0)) : raw(type);
    }

    private static boolean isGroup(Class<?> type) {
        return SurelockConfig.class.equals(type.getEnclosingClass()) && type.isInterface();
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic
                ? (Class<?>) generic.getRawType()
                : (Class<?>) type;
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static String nameOf(Method method) {
        WithName name = method.getAnnotation(WithName.class);
        return name != null
                ? name.value()
                : method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Described described(Method method) {
        return Objects.requireNonNull(
                method.getAnnotation(Described.class), () -> method + " is not described");
    }

    private static List<String> appended(List<String> list, String last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }
}
