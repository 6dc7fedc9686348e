package io.surelock.app.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Free TCP ports on 127.0.0.1. A port that was free when asked can be taken before it is used, so
 * whoever picks one must be ready to pick again.
 */
public final class FreePorts {

    private FreePorts() {}

    /**
     * A port nobody listens on, chosen by the operating system.
     *
     * @throws InfraException if the system has no free port
     */
    public static int one() throws InfraException {
        return some(1).getFirst();
    }

    /**
     * Several different free ports, held until all are known so that none is handed out twice.
     *
     * @param count how many, 1 or more
     * @throws InfraException if the system has not that many free ports
     */
    public static List<Integer> some(int count) throws InfraException {
        List<ServerSocket> held = new ArrayList<>();
        Set<Integer> ports = new LinkedHashSet<>();
        try {
            while (ports.size() < count) {
                ServerSocket socket = bind(0);
                held.add(socket);
                ports.add(socket.getLocalPort());
            }
            return List.copyOf(ports);
        } catch (IOException e) {
            throw new InfraException(
                    "No free TCP port could be found on 127.0.0.1; close programs that hold many"
                            + " connections and try again.",
                    e);
        } finally {
            release(held);
        }
    }

    /**
     * Whether a server could listen on the port of 127.0.0.1 right now.
     *
     * @param port 1 to 65535
     */
    public static boolean isFree(int port) {
        try (ServerSocket socket = bind(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            // As Kafka and Redis do: a port in TIME_WAIT counts as free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void release(List<ServerSocket> held) throws InfraException {
        for (ServerSocket socket : held) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new InfraException("A probed TCP port could not be released; try again.", e);
            }
        }
    }
}
