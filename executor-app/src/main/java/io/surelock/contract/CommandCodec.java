package io.surelock.contract;

import io.surelock.desk.operator.Action;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.policy.Policy;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * An operator command, which on the wire has one nullable field for each kind of action, so that
 * people can write it without knowing about unions.
 */
final class CommandCodec implements Codec {

    /** How one kind of action is written: its field, and what the field holds. */
    private record Kind(
            String field,
            Class<? extends Action> type,
            Codec codec,
            Function<Action, Object> content,
            Function<Object, Action> action) {}

    /** Those that every command has: commandId, deskId, at, operator. */
    private static final int COMMON_FIELDS = 4;

    private final Schema schema;
    private final Codec instant;
    private final List<Kind> kinds;

    CommandCodec(Schema schema, Binder binder) {
        this.schema = schema;
        this.instant = binder.value(Instant.class, schema.getField("at").schema());
        this.kinds =
                List.of(
                        plain("resolve", Action.Resolve.class, binder),
                        plain("halt", Action.Halt.class, binder),
                        plain("resume", Action.Resume.class, binder),
                        new Kind(
                                "policy",
                                Action.ChangePolicy.class,
                                binder.record(Policy.class, content("policy")),
                                action -> ((Action.ChangePolicy) action).policy(),
                                policy -> new Action.ChangePolicy((Policy) policy)),
                        plain("quarantine", Action.Quarantine.class, binder),
                        plain("importCooldown", Action.ImportCooldown.class, binder));
        int fields = COMMON_FIELDS + kinds.size();
        if (kinds.size() != Action.class.getPermittedSubclasses().length
                || schema.getFields().size() != fields) {
            throw Binder.mismatch(OperatorCommand.class, schema);
        }
    }

    @Override
    public Object write(Object value) {
        OperatorCommand command = (OperatorCommand) value;
        GenericData.Record written = new GenericData.Record(schema);
        written.put("commandId", command.commandId());
        written.put("deskId", command.deskId());
        written.put("at", instant.write(command.at()));
        written.put("operator", command.operator());
        for (Kind kind : kinds) {
            if (kind.type().isInstance(command.action())) {
                Object content = kind.content().apply(command.action());
                written.put(kind.field(), kind.codec().write(content));
            }
        }
        return written;
    }

    @Override
    public Object read(Object avro) {
        IndexedRecord record = (IndexedRecord) avro;
        return new OperatorCommand(
                text(record, "commandId"),
                text(record, "deskId"),
                at(record),
                text(record, "operator"),
                action(record));
    }

    private Instant at(IndexedRecord record) {
        try {
            return (Instant) instant.read(record.get(position("at")));
        } catch (BadValue e) {
            throw e.in("at");
        }
    }

    private Action action(IndexedRecord record) {
        List<Action> actions = new ArrayList<>();
        for (Kind kind : kinds) {
            Object content = record.get(position(kind.field()));
            if (content != null) {
                try {
                    actions.add(kind.action().apply(kind.codec().read(content)));
                } catch (BadValue e) {
                    throw e.in(kind.field());
                }
            }
        }
        if (actions.size() != 1) {
            throw BadValue.remark(
                    "a command must have exactly one of "
                            + String.join(", ", kinds.stream().map(Kind::field).toList())
                            + ", not "
                            + actions.size());
        }
        return actions.getFirst();
    }

    private Kind plain(String field, Class<? extends Action> type, Binder binder) {
        return new Kind(
                field,
                type,
                binder.record(type, content(field)),
                action -> action,
                action -> (Action) action);
    }

    private Schema content(String field) {
        return schema.getField(field).schema().getTypes().get(1);
    }

    private String text(IndexedRecord record, String field) {
        return Objects.requireNonNull(record.get(position(field))).toString();
    }

    private int position(String field) {
        return schema.getField(field).pos();
    }
}
