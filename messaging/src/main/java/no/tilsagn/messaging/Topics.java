package no.tilsagn.messaging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics and what is wanted of them. Nothing rests on the broker's defaults: what nobody has set on a topic is set on it; what
 * somebody has set otherwise stays, and is named in the log.
 */
final class Topics {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
    private static final int LARGEST_MESSAGE = 1024 * 1024;
    private static final int REPLICAS_THAT_LET_ONE_FAIL = 3;

    private final Admin admin;
    private final MessagingConfiguration configuration;

    Topics(Admin admin, MessagingConfiguration configuration) {
        this.admin = admin;
        this.configuration = configuration;
    }

    void ensure(Collection<String> names) throws ExecutionException, InterruptedException {
        Set<String> missing = new TreeSet<>(names);
        missing.removeAll(admin.listTopics().names().get());
        for (String name : missing) {
            create(name);
        }
        for (TopicDescription topic :
                admin.describeTopics(names).allTopicNames().get().values()) {
            differences(topic).forEach(difference -> LOG.warn("Topic {}: {}", topic.name(), difference));
        }
    }

    private void create(String name) throws ExecutionException, InterruptedException {
        short replicas = configuration.replicationFactor();
        NewTopic topic = new NewTopic(
                name,
                Optional.of(configuration.partitions()),
                replicas == -1 ? Optional.empty() : Optional.of(replicas));
        try {
            admin.createTopics(Set.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** What stays other than wanted, once what nobody has set is set. */
    List<String> differences(TopicDescription topic) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        var found = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        List<String> differences = new ArrayList<>();
        List<AlterConfigOp> unset = new ArrayList<>();
        wanted(topic).forEach((name, value) -> {
            ConfigEntry entry = found.get(name);
            if (entry == null || entry.source() != ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) {
                unset.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
            } else if (!value.equals(entry.value())) {
                differences.add("%s is %s, wanted %s".formatted(name, entry.value(), value));
            }
        });
        if (!unset.isEmpty()) {
            admin.incrementalAlterConfigs(Map.of(resource, unset)).all().get();
        }
        if (topic.partitions().size() != configuration.partitions()) {
            differences.add("it has %d partitions, wanted %d"
                    .formatted(topic.partitions().size(), configuration.partitions()));
        }
        return differences;
    }

    private Map<String, String> wanted(TopicDescription topic) {
        int replicas = topic.partitions().getFirst().replicas().size();
        Map<String, String> wanted = new TreeMap<>();
        wanted.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        wanted.put(
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(configuration.topicRetention().toMillis()));
        wanted.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        wanted.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicas >= REPLICAS_THAT_LET_ONE_FAIL ? "2" : "1");
        wanted.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_MESSAGE));
        return wanted;
    }
}
