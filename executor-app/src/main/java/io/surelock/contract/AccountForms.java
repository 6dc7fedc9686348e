package io.surelock.contract;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.bet.Identifiers;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * The three ways to write an account in JSON: an object of its three parts, the text {@code
 * whitelabel:provider:account}, or the three parts directly in the record that has the account.
 */
final class AccountForms {

    private AccountForms() {}

    static boolean isAccount(Schema.Field field) {
        return isAccount(field.schema());
    }

    static boolean isAccount(Schema schema) {
        return schema.getFullName().equals("io.surelock.input.Account");
    }

    /** Whether this object has the parts of its account among its own fields. */
    static boolean isSpread(JsonNode node, Schema schema) {
        return schema.getFields().stream().anyMatch(AccountForms::isAccount)
                && (node.has("whitelabel") || node.has("provider"));
    }

    /** An account written as three fields of the object around it. */
    static GenericData.Record spread(JsonNode node, Schema schema) {
        GenericData.Record account = new GenericData.Record(schema);
        for (String part : AccountCodec.PARTS) {
            JsonNode value = node.get(part);
            if (value == null) {
                throw BadValue.because("is missing").in(part);
            }
            if (!value.isTextual()) {
                throw BadValue.because("must be a text, not " + JsonValues.shown(value)).in(part);
            }
            account.put(part, value.textValue());
        }
        return account;
    }

    /** An account written as one text. */
    static GenericData.Record parse(String text, Schema schema) {
        String[] parts = text.split(":", -1);
        if (parts.length != AccountCodec.PARTS.size()) {
            throw BadValue.because(
                    "must be an object of whitelabel, provider and account, or the text"
                            + " \"whitelabel:provider:account\", not "
                            + Identifiers.quote(text));
        }
        GenericData.Record account = new GenericData.Record(schema);
        for (int i = 0; i < parts.length; i++) {
            account.put(i, parts[i]);
        }
        return account;
    }
}
