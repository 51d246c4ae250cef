package no.tilsagn.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import no.tilsagn.backends.Backends;
import no.tilsagn.messaging.ParkedMessage.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What does not come is noticed: those behind it wait, in their order, and nobody else does. */
class GapTest {
    private final String name = "gap" + UUID.randomUUID().toString().substring(0, 8);
    private Topic topic;
    private Service reader;

    @BeforeEach
    void start() {
        topic = new Topic(name);
        reader = Service.start(
                Service.configuration(name, Backends.postgres().newDatabase("gap"), List.of(name)), Service::record);
    }

    @AfterEach
    void stop() {
        reader.close();
        topic.close();
    }

    @Test
    void laterOnesWaitForThoseThatAreMissingAndOtherKeysGoOn() {
        send("torn", 1);
        send("torn", 4);
        send("torn", 5);
        send("whole", 1);
        send("whole", 2);

        await().until(() -> reader.applied("whole").size() == 2
                && reader.parked().list(0, 10).size() == 2);
        assertThat(reader.applied("torn")).containsExactly(1);
        assertThat(reader.parked().list(0, 10)).extracting(ParkedMessage::state).containsOnly(State.GAP);
        assertThat(reader.parked().list(0, 10).getFirst().error()).isEqualTo("numbers 2 to 3 have not come");

        send("torn", 3);
        send("torn", 2);

        await().until(() -> reader.applied("torn").size() == 5);
        assertThat(reader.applied("torn")).containsExactly(1, 2, 3, 4, 5);
        assertThat(reader.count("parked_message")).isZero();
        assertThat(reader.query("select last from inbox_key where key = 'torn'"))
                .containsExactly(List.of(5L));
        assertThat(reader.count("inbox where effect <> 'HANDLED'")).isZero();
    }

    @Test
    void theFirstOfAKeyIsMissedLikeAnyOther() {
        send("beheaded", 2);

        await().until(() -> reader.parked().list(0, 10).size() == 1);
        assertThat(reader.applied("beheaded")).isEmpty();

        send("beheaded", 1);
        await().until(() -> reader.applied("beheaded").equals(List.of(1, 2)));
    }

    @Test
    void anOperatorMayGoOnWithoutWhatCanNotBeHadAnyMore() {
        send("lost", 1);
        send("lost", 3);
        await().until(() -> reader.parked().list(0, 10).size() == 1);

        assertThat(reader.parked().redrive("lost")).isEqualTo(new ParkedMessages.Redrive(1, 0));

        send("lost", 4);
        await().until(() -> reader.applied("lost").equals(List.of(1, 3, 4)));
    }

    @Test
    void skippedTypesAreNoGap() {
        send("varied", 1);
        topic.send("varied", numbered(UUID.randomUUID(), 2, "test.unheard-of.v9"), "{}");
        send("varied", 3);

        await().until(() -> reader.applied("varied").equals(List.of(1, 3)));
        assertThat(reader.count("inbox where effect = 'SKIPPED' and type = 'test.unheard-of.v9'"))
                .isEqualTo(1);
    }

    /** An older replica of the owner relays without numbers, and one of the reader writes down no key. */
    @Test
    void whatAnOlderReplicaSentOrHandledIsNoGap() {
        send("rolled", 1);
        topic.send("rolled", InboxTest.headers(UUID.randomUUID()), body("rolled", 2));
        send("rolled", 3);
        await().until(() -> reader.applied("rolled").equals(List.of(1, 2, 3)));

        reader.execute("insert into inbox (consumer, event_id) values (?, gen_random_uuid())", name);
        send("rolled", 5);
        send("taken over", 7);

        await().until(() -> reader.applied("rolled").contains(5)
                && reader.applied("taken over").contains(7));
        send("rolled", 7);
        await().until(() -> reader.parked().list(0, 10).size() == 1);
    }

    @Test
    void gapsOfManyKeysAreFilledInWhateverOrderTheMissingOnesCome() {
        int keys = 20;
        IntStream.range(0, keys)
                .forEach(key -> IntStream.rangeClosed(1, 10)
                        .filter(number -> number % 3 != 1)
                        .forEach(number -> send("key" + key, number)));
        IntStream.range(0, keys).forEach(key -> List.of(10, 4, 1, 7).forEach(number -> send("key" + key, number)));

        await().until(() -> reader.count("applied") == 10L * keys);
        IntStream.range(0, keys)
                .forEach(key ->
                        assertThat(reader.applied("key" + key)).isSorted().hasSize(10));
        assertThat(reader.count("parked_message")).isZero();
    }

    private void send(String key, int number) {
        topic.send(key, numbered(UUID.randomUUID(), number, Tick.TYPE), body(key, number));
    }

    private static String body(String key, int number) {
        return "{\"key\":\"" + key + "\",\"number\":" + number + "}";
    }

    static Map<String, String> numbered(UUID id, long number, String type) {
        Map<String, String> headers = new HashMap<>(InboxTest.headers(id));
        headers.put(Message.SEQUENCE, Long.toString(number));
        headers.put(Message.TYPE, type);
        return headers;
    }
}
