package io.surelock.bookmaker.bridge;

/** A name and a password. */
public record Login(String username, String password) {

    /** Never shows the password. */
    @Override
    public String toString() {
        return "Login[username=" + username + ", password=***]";
    }
}
