package io.surelock.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.chaos.agent.InstanceMain;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The program's own bookmaker in a process of its own, with a ledger that outlives it. */
final class BookmakerProcess implements Books {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    private final Path folder;
    private final Path script;
    private final int port;
    private int starts;
    private Child child;

    /** Starts it and waits until it answers. */
    BookmakerProcess(Path folder, String scriptText) throws Exception {
        this.folder = folder.resolve("bookmaker");
        this.script = this.folder.resolve("script.yaml");
        Files.createDirectories(this.folder);
        Files.writeString(script, scriptText);
        this.port = freePort();
        this.child = launch();
        awaitReady();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public Path ledger() {
        return folder.resolve("ledger.jsonl");
    }

    /** Ends it in the middle of whatever it does. */
    void kill() throws InterruptedException {
        child.kill();
    }

    /** Starts it on the same port with its ledger. */
    void startAgain() throws IOException {
        child = launch();
        awaitReady();
    }

    /** What it says of the faults it has played since it was started. */
    String faults() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url() + "/v1/faults")).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private Child launch() throws IOException {
        starts++;
        return Child.start(
                List.of(),
                List.of(
                        InstanceMain.class.getName(),
                        "bookmaker",
                        "--port",
                        Integer.toString(port),
                        "--ledger",
                        ledger().toString(),
                        "--script",
                        script.toString()),
                folder.resolve("output-" + starts + ".txt"));
    }

    private void awaitReady() {
        await().atMost(READY_WITHIN)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !child.isAlive() || child.output().contains("Bookmaker at"));
        assertThat(child.isAlive()).as("the bookmaker runs: %s", child.output()).isTrue();
    }

    @Override
    public void close() {
        try {
            child.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
