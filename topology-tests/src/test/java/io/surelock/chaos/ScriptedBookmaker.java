package io.surelock.chaos;

import io.surelock.bookmaker.server.BookmakerServer;
import io.surelock.bookmaker.server.ServerSettings;
import io.surelock.scenario.file.BookmakerScriptReader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The program's own bookmaker in this process: quick, but it cannot be broken. */
final class ScriptedBookmaker implements Books {

    private final Path ledger;
    private final BookmakerServer server;

    ScriptedBookmaker(Path folder, String script) throws Exception {
        Files.createDirectories(folder);
        this.ledger = folder.resolve("ledger.jsonl");
        this.server =
                BookmakerServer.start(
                        new ServerSettings(
                                ServerSettings.LOOPBACK,
                                0,
                                ledger,
                                BookmakerScriptReader.read("the script", script),
                                Clock.systemUTC()));
    }

    @Override
    public String url() {
        return server.address().toString();
    }

    @Override
    public Path ledger() {
        return ledger;
    }

    @Override
    public void close() {
        server.close();
    }
}
