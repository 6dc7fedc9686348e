package io.surelock.app.config;

import java.util.regex.Pattern;

/** Keeps secrets out of what people see. */
final class Masking {

    /** Shown in the place of a secret. */
    static final String HIDDEN = "********";

    private static final Pattern CREDENTIALS = Pattern.compile("//[^/\\s]*@");
    private static final Pattern WEB_PATH = Pattern.compile("(https?://[^/\\s]+)/[^\\s]+");

    private Masking() {}

    /** A value as it may be shown. */
    static String shown(Setting setting, Key key, String value) {
        return setting.hides(key) ? HIDDEN : address(value);
    }

    /**
     * Hides what addresses may carry: user and password, and the path of a web address, which is
     * the secret itself with some receivers of webhooks.
     */
    static String address(String value) {
        String withoutUser = CREDENTIALS.matcher(value).replaceAll("//" + HIDDEN + "@");
        return WEB_PATH.matcher(withoutUser).replaceAll("$1/" + HIDDEN);
    }
}
