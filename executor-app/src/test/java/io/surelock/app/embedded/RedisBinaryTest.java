package io.surelock.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-ins are shell scripts")
class RedisBinaryTest {

    @TempDir Path scratch;

    @Test
    void prefersTheInstalledOneIfItIsNewEnough() throws Exception {
        Path installed = install("a", "echo Redis server v=6.2.0 sha=00000000:0 bits=64");

        assertThat(find()).isEqualTo(new RedisBinary(installed, "6.2"));
    }

    @Test
    void comparesVersionsAsNumbers() throws Exception {
        Path installed = install("a", "echo Redis server v=10.0.1 sha=00000000:0");

        assertThat(find()).isEqualTo(new RedisBinary(installed, "10.0"));
    }

    @Test
    void looksFurtherIfTheFirstInstalledOneIsTooOld() throws Exception {
        install("a", "echo Redis server v=6.0.16 sha=00000000:0");
        Path second = install("b", "echo Redis server v=7.0.15 sha=00000000:0");

        assertThat(find()).isEqualTo(new RedisBinary(second, "7.0"));
    }

    @Test
    void takesTheOneThatComesAlongIfNoneIsNewEnough() throws Exception {
        install("a", "echo Redis server v=5.0.7 sha=00000000:0");
        install("b", "exit 127");

        RedisBinary found = find();

        assertThat(found.version()).isEqualTo("6.2");
        assertThat(found.program().getParent()).isEqualTo(scratch.resolve("bin"));
    }

    @Test
    void takesTheOneThatComesAlongIfNoneIsInstalled() throws Exception {
        assertThat(RedisBinary.find("", scratch.resolve("bin")).version()).isEqualTo("6.2");
    }

    private RedisBinary find() throws InfraException {
        String searchPath =
                scratch.resolve("a")
                        + File.pathSeparator
                        + File.pathSeparator
                        + scratch.resolve("b");
        return RedisBinary.find(searchPath, scratch.resolve("bin"));
    }

    private Path install(String folder, String script) throws IOException {
        Path program = Files.createDirectories(scratch.resolve(folder)).resolve("redis-server");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }
}
