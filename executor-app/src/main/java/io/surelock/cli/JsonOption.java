package io.surelock.cli;

import picocli.CommandLine.Option;

/** For commands whose answer programs can read. */
final class JsonOption {

    @Option(
            names = "--json",
            description =
                    "End standard output with one JSON object; text for people goes to standard"
                            + " error.")
    private boolean json;

    boolean asked() {
        return json;
    }
}
