package io.surelock.bet;

/** Whether a bet wins when the selection wins ({@code BACK}) or when it loses ({@code LAY}). */
public enum Side {
    BACK,
    LAY
}
