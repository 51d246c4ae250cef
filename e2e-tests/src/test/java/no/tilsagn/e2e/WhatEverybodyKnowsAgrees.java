package no.tilsagn.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** After everything else that was done to the platform in this run: classes run in the order of their names. */
class WhatEverybodyKnowsAgrees {

    @Test
    void afterAllTheseTests() throws IOException, InterruptedException {
        Path connections = Platform.running().orSkip().connections();
        Process check = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("..", "check", "target", "check-1.0.0-SNAPSHOT.jar")
                                .toString(),
                        connections.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(check.waitFor()).as(said).isZero();
    }
}
