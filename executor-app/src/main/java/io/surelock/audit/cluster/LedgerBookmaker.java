package io.surelock.audit.cluster;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bookmaker.Bookmaker;
import io.surelock.bookmaker.Capabilities;
import io.surelock.bookmaker.LookupAnswer;
import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.bookmaker.SettlementAnswer;
import io.surelock.placement.BetOrder;
import io.surelock.settlement.PollAnswer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A bookmaker whose books are one file, shared by all instances: every send, a repeated one too, is
 * one line that is on disk before the answer. It takes what it is sent, however often, so that a
 * second send cannot hide behind a refusal. Positive legs win and hedges lose.
 */
final class LedgerBookmaker implements Bookmaker {

    private final Path file;
    private final String worker;
    private final FileChannel channel;

    /** One line of the books. */
    record Entry(
            BetId bet,
            ClientReference reference,
            String worker,
            Instant at,
            Odds odds,
            Money stake) {

        String ticket() {
            return "T-" + reference;
        }

        private String line() {
            return String.join(
                            " ",
                            bet.toString(),
                            reference.toString(),
                            worker,
                            at.toString(),
                            odds.toString(),
                            stake.amount(),
                            stake.currency())
                    + "\n";
        }

        private static Entry parse(String line) {
            List<String> parts = List.of(line.split(" ", -1));
            return new Entry(
                    BetId.parse(parts.get(0)),
                    new ClientReference(parts.get(1)),
                    parts.get(2),
                    Instant.parse(parts.get(3)),
                    Odds.of(parts.get(4)),
                    Money.of(parts.get(5), parts.get(6)));
        }
    }

    LedgerBookmaker(Path file, String worker) throws IOException {
        this.file = file;
        this.worker = worker;
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Every send so far, in order. */
    static List<Entry> read(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(Entry::parse).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("the books cannot be read", e);
        }
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(Duration.ZERO, true, Duration.ZERO, true);
    }

    @Override
    public PlaceAnswer place(BetOrder order, Instant notAfter) {
        Instant now = Instant.now();
        if (now.isAfter(notAfter)) {
            return new PlaceAnswer.NotPlaced("it was sent after " + notAfter);
        }
        Entry entry =
                new Entry(order.bet(), order.reference(), worker, now, order.odds(), order.stake());
        try {
            append(entry.line());
        } catch (IOException e) {
            throw new UncheckedIOException("the books cannot be written", e);
        }
        return new PlaceAnswer.Accepted(entry.ticket(), entry.stake(), entry.odds());
    }

    private synchronized void append(String line) throws IOException {
        channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        channel.force(false);
    }

    @Override
    public LookupAnswer lookup(AccountId account, ClientReference reference) {
        Instant now = Instant.now();
        Optional<Entry> found =
                read(file).stream()
                        .filter(entry -> entry.reference().equals(reference))
                        .findFirst();
        return found.<LookupAnswer>map(
                        entry ->
                                new LookupAnswer.Found(entry.ticket(), entry.stake(), entry.odds()))
                .orElseGet(() -> new LookupAnswer.Absent(true, now));
    }

    @Override
    public SettlementAnswer settlement(AccountId account, String ticket) {
        PollAnswer answer =
                read(file).stream()
                        .filter(entry -> entry.ticket().equals(ticket))
                        .findFirst()
                        .map(
                                entry ->
                                        entry.bet().leg() == Leg.POSITIVE
                                                ? PollAnswer.WON
                                                : PollAnswer.LOST)
                        .orElse(PollAnswer.ERROR);
        return new SettlementAnswer(answer, answer.label());
    }

    @Override
    public void renewSession(AccountId account) {
        throw new IllegalStateException("no session is ever lost here");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the books cannot be closed", e);
        }
    }
}
