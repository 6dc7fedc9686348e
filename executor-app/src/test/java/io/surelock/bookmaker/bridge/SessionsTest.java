package io.surelock.bookmaker.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.AccountId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(30)
class SessionsTest {

    private static final AccountId ACCOUNT = AccountId.parse("wl1:alpha:ACC_001");
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private final AtomicInteger logins = new AtomicInteger();
    private Instant now = NOW;
    private boolean isRefused;

    private final Sessions sessions = new Sessions(this::logIn, () -> now);

    @Test
    void logsInOnceForManyWhoNeedTheSession() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Sessions slow =
                new Sessions(
                        account -> {
                            begun.countDown();
                            awaitQuietly(go);
                            return logIn(account);
                        },
                        () -> now);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> tokens = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                tokens.add(threads.submit(() -> slow.open(ACCOUNT)));
            }
            begun.await();
            go.countDown();
            for (Future<String> token : tokens) {
                assertThat(token.get()).isEqualTo("token-1");
            }
        }
        assertThat(logins).hasValue(1);
    }

    @Test
    void neverLogsInToSayWhatItHas() {
        assertThat(sessions.current(ACCOUNT)).isEmpty();
        assertThat(logins).hasValue(0);
    }

    @Test
    void logsInAgainBeforeTheSessionEnds() {
        assertThat(sessions.open(ACCOUNT)).isEqualTo("token-1");
        now = NOW.plus(Duration.ofMinutes(29));
        assertThat(sessions.open(ACCOUNT)).isEqualTo("token-1");
        now = NOW.plus(Duration.ofMinutes(30));
        assertThat(sessions.open(ACCOUNT)).isEqualTo("token-2");
    }

    @Test
    void keepsASessionThatStillHoldsWhenTheLoginFails() {
        sessions.open(ACCOUNT);
        now = NOW.plus(Duration.ofMinutes(31));
        isRefused = true;
        assertThat(sessions.open(ACCOUNT)).isEqualTo("token-1");
    }

    @Test
    void logsInAgainAfterItsTokenWasRefusedButNotAfterAnOlderOneWas() {
        sessions.open(ACCOUNT);
        sessions.lost(ACCOUNT, "token-1");
        assertThat(sessions.current(ACCOUNT)).isEmpty();
        assertThat(sessions.open(ACCOUNT)).isEqualTo("token-2");

        sessions.lost(ACCOUNT, "token-1");
        assertThat(sessions.open(ACCOUNT)).isEqualTo("token-2");
    }

    @Test
    void doesNotTryAFailedLoginAgainAtOnce() {
        isRefused = true;
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> sessions.open(ACCOUNT))
                    .isInstanceOf(NoSessionException.class)
                    .hasMessageContaining("wrong password");
        }
        assertThat(logins).hasValue(1);
    }

    @Test
    void keepsAccountsApart() {
        sessions.open(ACCOUNT);
        assertThat(sessions.current(AccountId.parse("wl1:alpha:ACC_002"))).isEmpty();
    }

    private Token logIn(AccountId account) {
        int number = logins.incrementAndGet();
        if (isRefused) {
            throw new NoSessionException("wrong password for " + account);
        }
        return Token.of("token-" + number, now.plus(Duration.ofMinutes(40)), now);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
