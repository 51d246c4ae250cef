package no.tilsagn.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import no.tilsagn.backends.Backends;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was told can be told again, to one reader, with the same effect once. */
class ReplayTest {
    private final String owner = "owner" + UUID.randomUUID().toString().substring(0, 8);
    private final List<AutoCloseable> running = new ArrayList<>();
    private Service source;

    @BeforeEach
    void start() {
        var configuration = Service.configuration(owner, Backends.postgres().newDatabase("owner"), List.of());
        configuration.put("tilsagn.messaging.readers", List.of("reader", "other"));
        source = started(Service.start(configuration));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable service : running.reversed()) {
            service.close();
        }
    }

    @Test
    void whatIsSentIsArchivedWithItsIdAndItsNumber() {
        List<UUID> ids = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> source.tick("k", number))
                .toList();
        source.tick("other", 1);

        await().until(() -> source.count("archived_event") == 4);
        assertThat(source.query("select id, number from archived_event where key = 'k' order by sequence"))
                .containsExactly(List.of(ids.get(0), 1L), List.of(ids.get(1), 2L), List.of(ids.get(2), 3L));
        assertThat(source.count("outbox")).isZero();
    }

    @Test
    void whatAReplicaAppendsAndDeletesThatKnowsNoNumbersIsNumberedAndArchivedToo() {
        source.execute("""
                insert into outbox (id, type, key, time, correlation_id, payload)
                values (gen_random_uuid(), 'test.unheard-of.v1', 'old', now(), 'test', '{}')
                """);
        await().until(() -> source.count("archived_event where key = 'old' and number = 1") == 1);
    }

    @Test
    void aReaderThatLostItsMemoryKnowsTheSameAgain() {
        Service reader = reader("reader", Service::record);
        IntStream.rangeClosed(1, 30).forEach(number -> source.tick("key" + number % 3, number));
        await().until(() -> reader.count("applied") == 30);
        forgetBeyond(reader, 3);

        source.tick("key0", 31);
        await().until(() -> reader.parked().list(0, 10).size() == 1); // it has noticed
        replay("reader", null);

        await().until(() -> reader.count("applied") == 31);
        for (int key = 0; key < 3; key++) {
            assertThat(reader.applied("key" + key)).isSorted();
        }
        await().until(() -> reader.count("parked_message") == 0);
        assertThat(parity(reader)).isEmpty();
    }

    @Test
    void nobodyElseTakesNoticeAndNothingHappensTwice() {
        Service reader = reader("reader", Service::record);
        Service other = reader("other", Service::record);
        IntStream.rangeClosed(1, 10).forEach(number -> source.tick("k", number));
        await().until(() -> reader.count("applied") == 10 && other.count("applied") == 10);
        other.execute("delete from inbox");
        other.execute("delete from inbox_key");

        replay("reader", null);
        source.tick("end", 1);
        await().until(() -> reader.counted(Inbox.Effect.DUPLICATE) == 10
                && other.applied("end").contains(1));

        assertThat(reader.count("applied")).isEqualTo(11);
        assertThat(other.count("applied where key = 'k'")).isEqualTo(10);
        assertThat(other.count("inbox")).isEqualTo(1);
    }

    @Test
    void oneKeyARangeOrEverythingIsSentAgain() {
        Service reader = reader("reader", Service::record);
        source.tick("a", 1);
        source.tick("b", 1);
        await().until(() -> source.count("archived_event") == 2 && reader.count("applied") == 2);

        assertThat(replay("reader", "a").sent()).isEqualTo(1);
        assertThat(replay("reader", null).sent()).isEqualTo(2);
        var middle = source.query("select max(appended_at) from archived_event where key = 'a'")
                .getFirst()
                .getFirst();
        Replay range = source.context
                .getBean(Replays.class)
                .request(
                        "reader",
                        null,
                        ((java.sql.Timestamp) middle).toInstant().plusNanos(1_000),
                        null,
                        "admin");
        assertThat(finished(range.number()).sent()).isEqualTo(1);
    }

    @Test
    void onlyAReaderIsSentAReplay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.context.getBean(Replays.class).request("stranger", null, null, null, "admin"))
                .withMessageContaining("reader");
    }

    @Test
    void aHandlerAddedLaterGetsTheHistory() {
        Map<String, Object> configuration = readerConfiguration("reader");
        try (Service before = Service.start(configuration)) {
            assertThat(before.count("inbox")).isZero();
        }
        IntStream.rangeClosed(1, 5)
                .forEach(number -> source.transactions()
                        .executeWrite(_ -> source.outbox().append("test.other.v1", "k", Map.of())));
        Service skipping = started(Service.start(configuration, Service::record));
        source.tick("k", 6);
        await().until(() -> skipping.count("applied") == 1);
        assertThat(skipping.count("inbox where effect = 'SKIPPED'")).isEqualTo(5);
        skipping.execute("update inbox set type = 'test.ticked.v1' where effect = 'SKIPPED'");
        source.execute("update archived_event set type = 'test.ticked.v1',"
                + " payload = '{\"key\":\"k\",\"number\":' || number || '}' where type = 'test.other.v1'");

        replay("reader", null);

        await().until(() -> skipping.count("applied") == 6);
        assertThat(skipping.count("inbox where effect = 'HANDLED'")).isEqualTo(6);
    }

    @Test
    void aReplayIsKnownAsSuchAlsoWhenItHadToWait() {
        List<String> seen = new CopyOnWriteArrayList<>();
        Service reader = reader("reader", (service, event) -> {
            service.record(event);
            if (event.payload().number() < 0 && !event.replayed()) {
                throw new IllegalStateException("only when it is new");
            }
            seen.add(event.payload().number() + " " + Handling.isReplay());
        });
        source.tick("k", 1);
        source.tick("k", 2);
        await().until(() -> reader.count("applied") == 2);
        reader.execute("delete from inbox where number = 2");
        reader.execute("delete from applied where number = 2");
        reader.execute("update inbox_key set last = 1");
        source.tick("k", 3);
        await().until(() -> reader.parked().list(0, 9).size() == 1);

        replay("reader", "k");

        await().until(() -> reader.applied("k").equals(List.of(1, 2, 3)));
        assertThat(seen).containsExactly("1 false", "2 false", "2 true", "3 false");
    }

    @Test
    void whatFollowsFromAnEventHasTheSameIdWhenItIsHandledAnew() {
        Service reader = reader("reader", (service, event) -> {
            service.record(event);
            service.outbox().append("test.followed.v1", "f", event.payload());
            service.outbox().append("test.followed.v1", "f", event.payload());
        });
        source.tick("k", 1);
        await().until(() -> reader.count("archived_event") == 2);
        List<List<Object>> before = reader.query("select id from archived_event order by sequence");
        reader.execute("delete from inbox");
        reader.execute("delete from inbox_key");
        reader.execute("delete from applied");

        replay("reader", null);

        await().until(() -> reader.count("archived_event") == 4);
        List<List<Object>> after = reader.query("select id from archived_event order by sequence");
        assertThat(after.subList(2, 4)).isEqualTo(before);
        assertThat(before.get(0)).isNotEqualTo(before.get(1));
        assertThat(((UUID) before.getFirst().getFirst()).version()).isEqualTo(7);
    }

    @Test
    void aReplayDoesNotHoldUpLiveEventsAndGoesOnAfterAKill() {
        Service reader = reader("reader", Service::record);
        source.execute("""
                insert into outbox (id, type, key, time, correlation_id, payload)
                select gen_random_uuid(), 'test.ticked.v1', 'key' || n % 50, now(), 'test',
                       '{"key":"key' || n % 50 || '","number":' || n || '}' from generate_series(1, 5000) n
                """);
        await().until(() -> source.count("outbox") == 0 && reader.count("applied") == 5_000);
        forgetBeyond(reader, 0);

        Replay order = source.context.getBean(Replays.class).request("reader", null, null, null, "admin");
        source.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%outbox relay'"
                        + " and datname = current_database()");
        source.tick("live", 1);

        await().until(() -> reader.applied("live").contains(1));
        assertThat(finished(order.number()).sent()).isGreaterThanOrEqualTo(5_000);
        await().until(() -> reader.count("applied") == 5_001);
        for (int key = 0; key < 50; key++) {
            assertThat(reader.applied("key" + key)).isSorted().hasSize(100);
        }
        assertThat(parity(reader)).isEmpty();
    }

    @Test
    void whatTheTopicNoLongerHasIsMissedByNameAndComesByAReplay() throws Exception {
        Service reader = reader("reader", Service::record);
        source.tick("k", 1);
        await().until(() -> reader.applied("k").equals(List.of(1)));
        running.remove(reader);
        reader.close();
        source.tick("k", 2);
        source.tick("k", 3);
        await().until(() -> source.count("outbox") == 0);
        deleteAllMessages();
        source.tick("k", 4);

        Service back = started(Service.start(configurations.get("reader"), Service::record));

        await().until(() -> back.parked().list(0, 9).size() == 1);
        assertThat(back.parked().list(0, 9).getFirst().error()).isEqualTo("numbers 2 to 3 have not come");
        assertThat(parity(back)).hasSize(3);
        replay("reader", "k");
        await().until(() -> back.applied("k").equals(List.of(1, 2, 3, 4)));
        assertThat(parity(back)).isEmpty();
    }

    private final Map<String, Map<String, Object>> configurations = new java.util.HashMap<>();

    private Service reader(String name, java.util.function.BiConsumer<Service, Event<Tick>> onTick) {
        return started(Service.start(readerConfiguration(name), onTick));
    }

    private Map<String, Object> readerConfiguration(String name) {
        var configuration = Service.configuration(name, Backends.postgres().newDatabase(name), List.of(owner));
        configuration.put("tilsagn.messaging.topic", owner + "-" + name);
        configurations.put(name, configuration);
        return configuration;
    }

    private Service started(Service service) {
        running.add(service);
        return service;
    }

    private Replay replay(String consumer, String key) {
        Replay order = source.context.getBean(Replays.class).request(consumer, key, null, null, "admin");
        return finished(order.number());
    }

    private Replay finished(long number) {
        Replays replays = source.context.getBean(Replays.class);
        await().until(() -> replays.list(number - 1, 1).getFirst().finishedAt() != null);
        return replays.list(number - 1, 1).getFirst();
    }

    /** As a restore of an earlier state would. */
    private static void forgetBeyond(Service reader, int number) {
        reader.execute("delete from inbox where number > ?", number);
        reader.execute("delete from applied where event_id not in (select event_id from inbox)");
        reader.execute("update inbox_key set last = least(last, ?)", number);
    }

    /** Ids that only one of the two has. */
    private List<List<Object>> parity(Service reader) {
        List<List<Object>> told = source.query("select id from archived_event order by id");
        List<List<Object>> heard =
                reader.query("select event_id from inbox where effect in ('HANDLED', 'SKIPPED') order by event_id");
        List<List<Object>> differences = new ArrayList<>(told);
        differences.removeAll(heard);
        heard.stream().filter(id -> !told.contains(id)).forEach(differences::add);
        return differences;
    }

    private void deleteAllMessages() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Backends.kafka().bootstrapServers()))) {
            Map<TopicPartition, RecordsToDelete> all = new java.util.HashMap<>();
            for (int partition = 0; partition < 6; partition++) {
                all.put(new TopicPartition(owner, partition), RecordsToDelete.beforeOffset(-1));
            }
            admin.deleteRecords(all).all().get();
            assertThat(Set.copyOf(all.keySet())).hasSize(6);
        }
    }
}
