package no.tilsagn.backends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Main class of the process that {@link LocalKafka} starts: one node, broker and controller at once. Prints {@link #READY} when
 * it serves and stops when its standard input closes, that is, when whoever started it is gone.
 */
final class KafkaBroker {
    static final String READY = "ready";
    private static final String CLUSTER_ID = "dGlsc2Fnbi1sb2NhbC0xMA";
    private static final int NODE_ID = 1;

    private KafkaBroker() {}

    /** Takes the data directory, the port for clients and a port for the controller. */
    public static void main(String[] args) throws Exception {
        var directory = Path.of(args[0]);
        Files.createDirectories(directory);
        format(directory);
        var server = new KafkaRaftServer(new KafkaConfig(properties(directory, args[1], args[2]), false), Time.SYSTEM);
        server.startup();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        System.out.println(READY);
        awaitEndOfInput();
        System.exit(0);
    }

    private static void format(Path directory) throws Exception {
        new Formatter()
                .setClusterId(CLUSTER_ID)
                .setNodeId(NODE_ID)
                .setDirectories(List.of(directory.toString()))
                .setMetadataLogDirectory(directory.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .setPrintStream(System.err) // standard output says "ready" and nothing else
                .run();
    }

    /** A single small node: nothing is replicated, groups start at once, buffers are small. */
    private static Map<String, String> properties(Path directory, String port, String controllerPort) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE_ID)),
                Map.entry("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", directory.toString()),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "2"));
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // whatever is written to this process means nothing
        }
    }
}
