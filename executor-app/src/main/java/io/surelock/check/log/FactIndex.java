package io.surelock.check.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts facts in the order of what they are about, and gives them back so. */
public final class FactIndex {

    /** No pair that is bet once has a hundredth of this. */
    static final int MOST_FACTS_OF_A_PAIR = 20_000;

    /** The desk of pairs that no journal knows. */
    public static final String NO_DESK = "?";

    private static final String DESK_OF = "B/";

    private final FactStore store;

    public FactIndex(FactStore store) {
        this.store = store;
    }

    /** Takes a fact of a pair. */
    void pair(String desk, String pairId, Fact fact, long partition, long offset)
            throws CheckException {
        ObjectNode stored = Json.object();
        stored.put("at", fact.at());
        stored.put("appended", fact.appended().toString());
        stored.set("data", fact.data());
        byte[] key = Keys.of(Keys.PAIR, desk, pairId, fact.source().rank(), partition, offset);
        store.put(key, Json.bytes(stored));
    }

    /** Takes a step of an account. */
    void account(String desk, String account, AccountStep step, long sequence, long index)
            throws CheckException {
        ObjectNode stored = Json.object();
        stored.put("kind", step.kind().name());
        stored.put("pair", step.pair());
        stored.put("where", step.where());
        stored.put("decidedAt", step.decidedAt().toString());
        stored.put("until", step.until().toString());
        store.put(Keys.of(Keys.ACCOUNT, desk, account, sequence, index), Json.bytes(stored));
    }

    /** Remembers which desk opened a pair. */
    void deskOf(String pairId, String desk) throws CheckException {
        store.put(DESK_OF + pairId, desk);
    }

    /** The desk that opened a pair; {@link #NO_DESK} if none did. */
    String deskOf(String pairId) throws CheckException {
        String desk = store.get(DESK_OF + pairId);
        return desk == null ? NO_DESK : desk;
    }

    /** Takes pairs. */
    @FunctionalInterface
    public interface PairVisitor {
        void visit(PairStory story) throws CheckException;
    }

    /** Visits all pairs, each once. */
    public void pairs(PairVisitor visitor) throws CheckException {
        PairCollector collector = new PairCollector(visitor);
        store.scan(new byte[] {Keys.PAIR}, collector::take);
        collector.flush();
    }

    /** Takes steps of accounts. */
    @FunctionalInterface
    public interface AccountVisitor {
        void visit(String desk, String account, AccountStep step) throws CheckException;
    }

    /**
     * Visits all steps of the first account in the order of its desk's journal, then the next's.
     */
    public void accounts(AccountVisitor visitor) throws CheckException {
        store.scan(
                new byte[] {Keys.ACCOUNT},
                (key, value) -> {
                    Keys.Subject subject = Keys.subject(key);
                    visitor.visit(subject.desk(), subject.name(), step(Json.parse(value)));
                });
    }

    private static AccountStep step(JsonNode stored) {
        return new AccountStep(
                AccountStep.Kind.valueOf(Json.text(stored, "kind")),
                Json.text(stored, "pair"),
                Json.text(stored, "where"),
                Json.requireInstant(stored, "decidedAt"),
                Json.requireInstant(stored, "until"));
    }

    /** Gathers the facts of one pair until those of the next begin. */
    private static final class PairCollector {

        private final PairVisitor visitor;
        private final List<Fact> facts = new ArrayList<>();
        private Keys.@Nullable Subject subject;
        private boolean cutOff;

        PairCollector(PairVisitor visitor) {
            this.visitor = visitor;
        }

        void take(byte[] key, byte[] value) throws CheckException {
            Keys.Subject next = Keys.subject(key);
            if (!next.equals(subject)) {
                flush();
                subject = next;
            }
            if (facts.size() >= MOST_FACTS_OF_A_PAIR) {
                cutOff = true;
                return;
            }
            JsonNode stored = Json.parse(value);
            facts.add(
                    new Fact(
                            source(key),
                            Json.text(stored, "at"),
                            Json.requireInstant(stored, "appended"),
                            stored.path("data")));
        }

        void flush() throws CheckException {
            if (subject != null) {
                visitor.visit(new PairStory(subject.desk(), subject.name(), facts, cutOff));
            }
            facts.clear();
            cutOff = false;
            subject = null;
        }

        /** The place of a pair's fact is three numbers of 8 bytes; the first is its source. */
        private static Source source(byte[] key) {
            return Source.ofRank(key[key.length - 17]);
        }
    }

    /** A fact read from a record. */
    static Fact fact(Source source, LogRecord record, JsonNode data) {
        return new Fact(source, record.at(), record.appended(), data);
    }

    /** A fact read from something else than a record. */
    static Fact fact(Source source, String at, Instant when, JsonNode data) {
        return new Fact(source, at, when, data);
    }
}
