package io.surelock.broker.app;

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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bookmaker whose books are one file, shared by all instances: every send, a repeated one too, is
 * one line that is on disk before the answer. It takes what it is sent, however often, so that a
 * second send cannot hide behind a refusal. Bets are pending at an instance's first poll; then the
 * positive leg has won and the hedge has lost.
 */
final class SharedLedger implements Bookmaker {

    /** One send. */
    record Send(
            BetId bet,
            ClientReference reference,
            AccountId account,
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
                            account.toString(),
                            at.toString(),
                            odds.toString(),
                            stake.amount(),
                            stake.currency())
                    + "\n";
        }

        private static Send parse(String line) {
            List<String> parts = List.of(line.split(" ", -1));
            return new Send(
                    BetId.parse(parts.get(0)),
                    new ClientReference(parts.get(1)),
                    AccountId.parse(parts.get(2)),
                    Instant.parse(parts.get(3)),
                    Odds.of(parts.get(4)),
                    Money.of(parts.get(5), parts.get(6)));
        }
    }

    /** The provider on whose accounts every bet is refused, without a line in the books. */
    static final String REFUSING = "strict";

    private final Path file;
    private final FileChannel channel;
    private final Map<String, Boolean> asked = new ConcurrentHashMap<>();

    SharedLedger(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Every send so far, in order. */
    static List<Send> read(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(Send::parse).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        if (order.account().provider().equals(REFUSING)) {
            return new PlaceAnswer.Rejected("ODDS_CHANGED");
        }
        Send send =
                new Send(
                        order.bet(),
                        order.reference(),
                        order.account(),
                        now,
                        order.odds(),
                        order.stake());
        try {
            append(send.line());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PlaceAnswer.Accepted(send.ticket(), send.stake(), send.odds());
    }

    private synchronized void append(String line) throws IOException {
        channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        channel.force(false);
    }

    @Override
    public LookupAnswer lookup(AccountId account, ClientReference reference) {
        Instant now = Instant.now();
        Optional<Send> found =
                read(file).stream().filter(send -> send.reference().equals(reference)).findFirst();
        return found.isPresent()
                ? new LookupAnswer.Found(
                        found.get().ticket(), found.get().stake(), found.get().odds())
                : new LookupAnswer.Absent(true, now);
    }

    @Override
    public SettlementAnswer settlement(AccountId account, String ticket) {
        Optional<Send> found =
                read(file).stream().filter(send -> send.ticket().equals(ticket)).findFirst();
        if (found.isEmpty()) {
            return new SettlementAnswer(PollAnswer.ERROR, "no such ticket");
        }
        boolean first = asked.put(ticket, true) == null;
        PollAnswer last =
                found.get().bet().leg() == Leg.POSITIVE ? PollAnswer.WON : PollAnswer.LOST;
        PollAnswer answer = first ? PollAnswer.PENDING : last;
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
            throw new UncheckedIOException(e);
        }
    }
}
