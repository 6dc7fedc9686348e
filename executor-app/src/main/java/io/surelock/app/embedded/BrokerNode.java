package io.surelock.app.embedded;

import java.nio.file.Path;

/**
 * One broker that is its own controller: its number, where its files are, where it listens.
 *
 * @param id 1 and up, the same over all starts
 * @param folder holds the node's data, settings, log and last port
 * @param port where clients connect, 1 to 65535
 * @param controllerPort where the controllers talk to each other, 1 to 65535
 */
record BrokerNode(int id, Path folder, int port, int controllerPort) {

    /** The host of every listener: nothing here may be reachable from elsewhere. */
    static final String HOST = "127.0.0.1";

    Path dataFolder() {
        return folder.resolve("data");
    }

    Path settingsFile() {
        return folder.resolve("server.properties");
    }

    Path logFile() {
        return folder.resolve("broker.log");
    }

    String address() {
        return HOST + ":" + port;
    }

    String voter() {
        return id + "@" + HOST + ":" + controllerPort;
    }
}
