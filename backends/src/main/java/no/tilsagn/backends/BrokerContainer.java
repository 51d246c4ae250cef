package no.tilsagn.backends;

import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The broker of the image that production runs, on a host port that stays the same over a restart. */
final class BrokerContainer implements Kafka {
    private final KafkaContainer container = new KafkaContainer("apache/kafka:4.2.0");

    private BrokerContainer() {
        container.setPortBindings(List.of(FreePort.choose() + ":9092"));
        container.withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    }

    static Kafka launch() {
        var broker = new BrokerContainer();
        broker.container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(broker.container::stop));
        return broker;
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void stop() {
        DockerClientFactory.lazyClient()
                .stopContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void start() {
        DockerClientFactory.lazyClient()
                .startContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void pause() {
        DockerClientFactory.lazyClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void resume() {
        DockerClientFactory.lazyClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }
}
