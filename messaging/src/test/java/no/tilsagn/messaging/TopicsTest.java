package no.tilsagn.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.tilsagn.backends.Backends;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** Nothing rests on what a broker does by default. */
class TopicsTest {
    private final String name = "topic" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aTopicIsCreatedWithEverythingSaid() throws Exception {
        try (Admin admin = admin();
                Service service = service()) {
            service.tick("k", 1);
            await().until(() -> service.count("outbox") == 0);

            assertSet(admin, "retention.ms", Long.toString(30L * 24 * 60 * 60 * 1000));
            assertSet(admin, "min.insync.replicas", "1");
            assertSet(admin, "cleanup.policy", "delete");
            assertSet(admin, "max.message.bytes", "1048576");
        }
    }

    @Test
    void whatSomebodyElseMadeIsCompletedWhereNobodySaidAnythingAndOtherwiseNamed() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(Set.of(new NewTopic(name, Optional.of(3), Optional.empty())
                            .configs(Map.of("retention.ms", "3600000"))))
                    .all()
                    .get();
            try (Service service = service()) {
                service.tick("k", 1);
                await().until(() -> service.count("outbox") == 0);

                assertSet(admin, "retention.ms", "3600000");
                assertSet(admin, "cleanup.policy", "delete");
                Topics topics = new Topics(admin, service.context.getBean(MessagingConfiguration.class));
                var described = admin.describeTopics(List.of(name))
                        .allTopicNames()
                        .get()
                        .get(name);
                assertThat(topics.differences(described))
                        .containsExactly("retention.ms is 3600000, wanted 2592000000", "it has 3 partitions, wanted 6");
            }
        }
    }

    private Service service() {
        return Service.start(Service.configuration(name, Backends.postgres().newDatabase("topics"), List.of()));
    }

    private void assertSet(Admin admin, String setting, String value) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        assertThat(config.get(setting).source()).isEqualTo(ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG);
        assertThat(config.get(setting).value()).isEqualTo(value);
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", Backends.kafka().bootstrapServers()));
    }
}
