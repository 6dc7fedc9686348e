package io.surelock.app.config;

/**
 * One value that somebody has given.
 *
 * @param match the setting and its name
 * @param value as written
 * @param origin where, as it is told to people
 */
record Given(ConfigTree.Match match, String value, String origin) {

    Key key() {
        return match.key();
    }

    /** Begins a sentence about the value. */
    String named() {
        String shown =
                match.setting().hides(key()) && !match.isFile()
                        ? ""
                        : " is \"" + Masking.address(value) + "\"";
        return origin + ": " + key().text() + shown;
    }
}
