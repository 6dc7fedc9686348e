package io.surelock.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.bet.AccountId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CountDownLatch;

@Timeout(30)
class SessionRenewalTest {

    private static final AccountId ACCOUNT = AccountId.parse("wl1:alpha:ACC_001");
    private static final AccountId OTHER = AccountId.parse("wl1:alpha:ACC_002");

    private final TestBookmaker bookmaker = new TestBookmaker();
    private final SessionRenewal renewal = new SessionRenewal();

    @Test
    void logsAnAccountInOnceAtATime() throws InterruptedException {
        CountDownLatch mayEnd = new CountDownLatch(1);
        bookmaker.onRenewal(
                () -> {
                    try {
                        mayEnd.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        Thread first = Thread.ofVirtual().start(() -> renew(ACCOUNT, System.nanoTime()));
        await().until(() -> bookmaker.renewed.size() == 1);
        renew(ACCOUNT, System.nanoTime());
        assertThat(bookmaker.renewed).containsExactly(ACCOUNT);
        mayEnd.countDown();
        first.join();
    }

    @Test
    void doesNotLogInAgainForAQuestionFromBeforeTheLastLogin() {
        long before = System.nanoTime();
        renew(ACCOUNT, before);
        renew(ACCOUNT, before);
        assertThat(bookmaker.renewed).containsExactly(ACCOUNT);
    }

    @Test
    void logsInAgainWhenTheNewSessionIsLostToo() {
        renew(ACCOUNT, System.nanoTime());
        renew(ACCOUNT, System.nanoTime() + 1);
        assertThat(bookmaker.renewed).containsExactly(ACCOUNT, ACCOUNT);
    }

    @Test
    void doesNotHammerAtALoginThatFails() {
        bookmaker.onRenewal(
                () -> {
                    throw new IllegalStateException("wrong password");
                });
        renew(ACCOUNT, System.nanoTime());
        renew(ACCOUNT, System.nanoTime() + 1);
        assertThat(bookmaker.renewed).containsExactly(ACCOUNT);
    }

    @Test
    void logsOtherAccountsInMeanwhile() {
        renew(ACCOUNT, System.nanoTime());
        renew(OTHER, System.nanoTime());
        assertThat(bookmaker.renewed).containsExactly(ACCOUNT, OTHER);
    }

    private void renew(AccountId account, long askedNanos) {
        renewal.renew(account, bookmaker, askedNanos);
    }
}
