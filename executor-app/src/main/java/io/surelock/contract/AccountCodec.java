package io.surelock.contract;

import io.surelock.bet.AccountId;
import io.surelock.bet.Identifiers;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;

import java.util.List;

/** An account as the nested record of three parts that people publish. */
final class AccountCodec implements Codec {

    static final List<String> PARTS = List.of("whitelabel", "provider", "account");

    private final Schema schema;

    AccountCodec(Schema schema) {
        if (!PARTS.equals(schema.getFields().stream().map(Schema.Field::name).toList())) {
            throw Binder.mismatch(AccountId.class, schema);
        }
        this.schema = schema;
    }

    @Override
    public Object write(Object value) {
        AccountId account = (AccountId) value;
        GenericData.Record written = new GenericData.Record(schema);
        written.put(0, account.whitelabel());
        written.put(1, account.provider());
        written.put(2, account.account());
        return written;
    }

    @Override
    public Object read(Object avro) {
        IndexedRecord parts = (IndexedRecord) avro;
        return new AccountId(part(parts, 0), part(parts, 1), part(parts, 2));
    }

    private static String part(IndexedRecord parts, int position) {
        String text = parts.get(position).toString();
        if (!Identifiers.isWellFormed(text)) {
            throw BadValue.because(
                            "must be 1 to 64 characters of A-Z a-z 0-9 . _ @ -, not "
                                    + Identifiers.quote(text))
                    .in(PARTS.get(position));
        }
        return text;
    }
}
