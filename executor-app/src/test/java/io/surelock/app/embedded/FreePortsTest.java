package io.surelock.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

class FreePortsTest {

    @Test
    void handsOutEachPortOnce() throws Exception {
        List<Integer> ports = FreePorts.some(20);

        assertThat(ports).hasSize(20).doesNotHaveDuplicates().allMatch(FreePorts::isFree);
    }

    @Test
    void seesThatAPortIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(FreePorts.isFree(other.getLocalPort())).isFalse();
        }
    }
}
