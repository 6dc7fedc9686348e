package io.surelock.replay.export;

import io.surelock.bet.AccountId;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskState;
import io.surelock.desk.account.AccountState;
import io.surelock.desk.pair.BlockedPair;
import io.surelock.desk.pair.PairState;
import io.surelock.replay.ReplayBook;

import java.util.Objects;

/** A desk's whole state as bytes, each part by the schema that the stores use. */
final class DeskSnapshot {

    private static final int DESK = 1;
    private static final int PAIR = 2;
    private static final int BLOCKED = 3;
    private static final int ACCOUNT = 4;
    private static final int COMMAND = 5;
    private static final int QUARANTINED = 6;

    private DeskSnapshot() {}

    static byte[] write(Wire wire, ReplayBook book, int partition) {
        Bytes bytes = new Bytes();
        bytes.number(partition);
        bytes.number(DESK).bytes(wire.encode(book.desk()));
        book.openPairs().values().forEach(pair -> bytes.number(PAIR).bytes(wire.encode(pair)));
        for (String pairId : book.closedPairs()) {
            bytes.number(PAIR).bytes(wire.encode(Objects.requireNonNull(book.pair(pairId))));
        }
        book.blockedPairs()
                .forEach(
                        (pairId, pair) ->
                                bytes.number(BLOCKED).text(pairId).bytes(wire.encode(pair)));
        book.accounts()
                .forEach(
                        (account, state) ->
                                bytes.number(ACCOUNT)
                                        .text(account.toString())
                                        .bytes(wire.encode(state)));
        book.commands().forEach(id -> bytes.number(COMMAND).text(id));
        book.quarantined().forEach(at -> bytes.number(QUARANTINED).text(at));
        return bytes.toArray();
    }

    /** A desk's state and the partition its entries are in. */
    record Read(ReplayBook book, int partition) {}

    /**
     * Reads.
     *
     * @throws UnreadableException if a part cannot be read
     * @throws RuntimeException if the bytes are no such state
     */
    static Read read(Wire wire, byte[] content) throws UnreadableException {
        Bytes.Reading bytes = new Bytes.Reading(content);
        int partition = (int) bytes.number();
        if (bytes.number() != DESK) {
            throw new UnreadableException("a desk's state begins with the desk");
        }
        DeskState desk = wire.decode(DeskState.class, bytes.bytes());
        ReplayBook book = new ReplayBook(desk.deskId(), wire);
        while (bytes.hasMore()) {
            part(wire, bytes, book);
        }
        book.putDesk(desk);
        return new Read(book, partition);
    }

    private static void part(Wire wire, Bytes.Reading bytes, ReplayBook book)
            throws UnreadableException {
        int kind = (int) bytes.number();
        switch (kind) {
            case PAIR -> book.putPair(wire.decode(PairState.class, bytes.bytes()));
            case BLOCKED ->
                    book.putBlocked(bytes.text(), wire.decode(BlockedPair.class, bytes.bytes()));
            case ACCOUNT ->
                    book.putAccount(
                            AccountId.parse(bytes.text()),
                            wire.decode(AccountState.class, bytes.bytes()));
            case COMMAND -> book.putCommand(bytes.text());
            case QUARANTINED -> book.putQuarantined(bytes.text());
            default -> throw new UnreadableException("a desk's state has no part " + kind);
        }
    }
}
