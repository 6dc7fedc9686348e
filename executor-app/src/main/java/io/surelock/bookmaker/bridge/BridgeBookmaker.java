package io.surelock.bookmaker.bridge;

import io.surelock.bet.AccountId;
import io.surelock.bet.ClientReference;
import io.surelock.bookmaker.Bookmaker;
import io.surelock.bookmaker.CancelAnswer;
import io.surelock.bookmaker.Capabilities;
import io.surelock.bookmaker.LookupAnswer;
import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.bookmaker.SettlementAnswer;
import io.surelock.placement.BetOrder;
import io.surelock.settlement.PollAnswer;

import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Any bookmaker that speaks the bridge contract. */
public final class BridgeBookmaker implements Bookmaker {

    private final BridgeSettings settings;
    private final Logins logins;
    private final BridgeHttp http;
    private final Requests requests;
    private final Sessions sessions;

    /** A bookmaker that is called when it is first asked. */
    public BridgeBookmaker(BridgeSettings settings, Logins logins) {
        this.settings = settings;
        this.logins = logins;
        this.http = new BridgeHttp(settings);
        this.requests = new Requests(settings.url());
        this.sessions = new Sessions(this::logIn, Clock.systemUTC());
    }

    @Override
    public Capabilities capabilities() {
        return settings.capabilities();
    }

    @Override
    public PlaceAnswer place(BetOrder order, Instant notAfter) {
        Optional<String> token = sessions.current(order.account());
        if (token.isEmpty()) {
            return new PlaceAnswer.NotPlaced("the account is not logged in");
        }
        Reply reply = send(order.account(), token.get(), t -> requests.place(order, notAfter, t));
        return Answers.placed(reply, order.reference());
    }

    @Override
    public LookupAnswer lookup(AccountId account, ClientReference reference) {
        try {
            String token = sessions.open(account);
            return Answers.found(
                    send(account, token, t -> requests.lookup(account, reference, t)), reference);
        } catch (NoSessionException e) {
            return new LookupAnswer.Inconclusive(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public CancelAnswer cancel(AccountId account, ClientReference reference) {
        try {
            String token = sessions.open(account);
            return Answers.cancelled(
                    send(account, token, t -> requests.cancel(account, reference, t)), reference);
        } catch (NoSessionException e) {
            return new CancelAnswer.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /** An account that was never logged in has lost its session, so that somebody logs it in. */
    @Override
    public SettlementAnswer settlement(AccountId account, String ticket) {
        return sessions.current(account)
                .map(token -> send(account, token, t -> requests.settlement(account, ticket, t)))
                .map(reply -> Answers.settled(reply, ticket))
                .orElseGet(() -> new SettlementAnswer(PollAnswer.SESSION_LOST, "not logged in"));
    }

    @Override
    public void openSession(AccountId account) {
        sessions.open(account);
    }

    /** Whoever was refused has dropped the session already; one that was made since is kept. */
    @Override
    public void renewSession(AccountId account) {
        sessions.open(account);
    }

    @Override
    public void close() {
        http.close();
    }

    private Reply send(AccountId account, String token, Function<String, HttpRequest> request) {
        Reply reply = http.send(request.apply(token));
        if (Answers.isSessionLost(reply)) {
            sessions.lost(account, token);
        }
        return reply;
    }

    private Token logIn(AccountId account) {
        Login login =
                logins.find(account)
                        .orElseThrow(
                                () ->
                                        new NoSessionException(
                                                "no name and password are configured for account "
                                                        + account));
        return Answers.session(
                http.send(requests.login(account, login)), Clock.systemUTC().instant());
    }
}
