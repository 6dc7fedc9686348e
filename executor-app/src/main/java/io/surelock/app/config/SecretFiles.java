package io.surelock.app.config;

import java.io.IOException;
import java.nio.file.Path;

/** Puts the content of files in the place of the settings that name them. */
final class SecretFiles {

    private SecretFiles() {}

    static void read(ConfigTree tree, Findings findings) {
        for (Given given : findings.values()) {
            if (!given.match().isFile()) {
                continue;
            }
            findings.remove(given.key());
            Key secret = given.key().withoutFile();
            if (findings.has(secret)) {
                findings.problem(
                        "%s and %s are both given: keep one."
                                .formatted(secret.text(), given.key().text()));
                continue;
            }
            tree.find(secret).ifPresent(match -> read(given, match, findings));
        }
    }

    private static void read(Given given, ConfigTree.Match secret, Findings findings) {
        try {
            String content = FileText.secret(Path.of(given.value()));
            if (content.isEmpty()) {
                findings.problem(given.named() + ", which is an empty file.");
                return;
            }
            findings.add(new Given(secret, content, given.origin()));
        } catch (IOException | IllegalArgumentException e) {
            String reason =
                    e instanceof IOException io ? FileText.reason(io) : "it is no file name";
            findings.problem("%s, which cannot be read: %s.".formatted(given.named(), reason));
        }
    }
}
