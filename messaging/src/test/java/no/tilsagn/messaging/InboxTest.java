package no.tilsagn.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import no.tilsagn.backends.Backends;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InboxTest {
    /** Ticks with this number fail while {@link #poisonous}. */
    private static final int POISON = -1;

    private static final AtomicBoolean poisonous = new AtomicBoolean();
    private static Service reader;
    private static Topic topic;

    @BeforeAll
    static void start() {
        topic = new Topic("ticks");
        var configuration =
                Service.configuration("reader", Backends.postgres().newDatabase("reader"), List.of("ticks"));
        configuration.put("tilsagn.messaging.retry-delay", "20ms");
        configuration.put("tilsagn.messaging.longest-retry-delay", "40ms");
        reader = Service.start(configuration, InboxTest::recordUnlessPoison);
    }

    @AfterAll
    static void stop() {
        reader.close();
        topic.close();
    }

    private static void recordUnlessPoison(Service service, Event<Tick> event) {
        service.record(event);
        if (event.payload().number() == POISON && poisonous.get()) {
            throw new IllegalArgumentException("poison\0 " + event.key());
        }
    }

    @Test
    void anEventDeliveredAgainHasNoSecondEffect() {
        UUID first = UUID.randomUUID();
        for (int delivery = 0; delivery < 5; delivery++) {
            send(first, "repeated", 1);
        }
        send("repeated", 2);

        await().until(() -> reader.applied("repeated").contains(2));
        assertThat(reader.applied("repeated")).containsExactly(1, 2);
    }

    @Test
    void anEventDeliveredAgainAfterTheOffsetIsLostHasNoSecondEffect() {
        Topic all = new Topic("rewound");
        var configuration =
                Service.configuration("rewinder", Backends.postgres().newDatabase("rewinder"), List.of("rewound"));
        IntStream.rangeClosed(1, 20).forEach(n -> all.send("k", headers(new UUID(7, n)), body("k", n)));
        try (Service first = Service.start(configuration, Service::record)) {
            await().until(() -> first.count("applied") == 20);
        }
        all.forgetOffsets("rewinder");

        try (Service again = Service.start(configuration, Service::record)) {
            await().until(() -> again.counted(Inbox.Effect.DUPLICATE) == 20);
            assertThat(again.applied("k"))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 20).boxed().toList());
        }
        all.close();
    }

    @Test
    void aPoisonMessageParksTheLaterOnesOfItsKeyWhileOtherKeysFlowUntilARedriveInOrder() {
        poisonous.set(true);
        send("sick", 1);
        send("sick", POISON);
        send("sick", 3);
        send("healthy", 1);
        send("sick", 4);
        send("healthy", 2);

        await().until(() -> isParked("sick", 3) && reader.applied("healthy").size() == 2);
        assertThat(reader.applied("sick")).containsExactly(1);
        assertThat(parkedOf("sick")).extracting(ParkedMessage::attempts).containsExactly(4, 0, 0);
        assertThat(parkedOf("sick").getFirst().error()).contains("poison\uFFFD sick");
        assertThat(parkedOf("sick").getLast().error()).isNull();

        assertThat(reader.parked().redrive("sick")).isEqualTo(new ParkedMessages.Redrive(0, 3));
        assertThat(parkedOf("sick")).extracting(ParkedMessage::attempts).containsExactly(5, 0, 0);

        poisonous.set(false);
        assertThat(reader.parked().redrive("sick")).isEqualTo(new ParkedMessages.Redrive(3, 0));
        assertThat(reader.applied("sick")).containsExactly(1, POISON, 3, 4);

        send("sick", 5);
        await().until(() -> reader.applied("sick").contains(5));
        assertThat(reader.parked().redrive("sick")).isEqualTo(new ParkedMessages.Redrive(0, 0));
    }

    @Test
    void aParkedMessageDeliveredAgainIsParkedOnce() {
        poisonous.set(true);
        UUID poison = UUID.randomUUID();
        send(poison, "again", POISON);
        send(poison, "again", POISON);
        send("again", 2);

        await().until(() -> isParked("again", 2));
        poisonous.set(false);
        reader.parked().redrive("again");
        assertThat(reader.applied("again")).containsExactly(POISON, 2);
    }

    @Test
    void whatIsNoEventOfTheContractIsParkedAndNotDropped() {
        topic.send("bad-json", headers(UUID.randomUUID()), "{\"key\": ");
        topic.send("wrong-type", headers(UUID.randomUUID()), "{\"key\":\"k\",\"number\":\"many\"}");
        topic.send("null-body", headers(UUID.randomUUID()), null);
        topic.send("json-null", headers(UUID.randomUUID()), "null");
        topic.send("no-headers", Map.of(), body("k", 1));
        topic.send("no-id", without(Message.ID), body("k", 1));
        topic.send("bad-id", with(Message.ID, "not-a-uuid"), body("k", 1));
        topic.send("no-time", without(Message.TIME), body("k", 1));
        topic.send("bad-time", with(Message.TIME, "31 February"), body("k", 1));
        topic.send("nul\0key", Map.of(Message.TYPE, Tick.TYPE, "odd\0", "\0"), "\0");
        topic.send(null, Map.of(), "no key");

        await().until(() -> reader.parked().list(0, 200).stream()
                        .filter(message -> !message.key().matches("sick|again|raced|listed"))
                        .count()
                >= 11);
        assertThat(reader.parked().list(0, 200))
                .extracting(ParkedMessage::key)
                .contains("bad-json", "wrong-type", "null-body", "json-null", "no-headers", "no-id", "bad-id")
                .contains("no-time", "bad-time", "nul\uFFFDkey")
                .anyMatch(key -> key.startsWith("ticks-"));
        assertThat(reader.parked().redrive("bad-json")).isEqualTo(new ParkedMessages.Redrive(0, 1));
    }

    @Test
    void unknownTypesAreSkippedAndCounted() {
        double before = reader.counted(Inbox.Effect.SKIPPED);
        topic.send("unknown", with(Message.TYPE, "test.unheard-of.v9"), "{}");
        send("unknown", 1);

        await().until(() -> reader.applied("unknown").contains(1));
        assertThat(reader.counted(Inbox.Effect.SKIPPED)).isEqualTo(before + 1);
        assertThat(parkedOf("unknown")).isEmpty();
    }

    @Test
    void unknownFieldsAreIgnored() {
        topic.send("newer", headers(UUID.randomUUID()), "{\"key\":\"newer\",\"number\":1,\"added\":{\"later\":true}}");

        await().until(() -> reader.applied("newer").equals(List.of(1)));
    }

    @Test
    void messagesThatArriveDuringARedriveKeepTheirPlace() {
        poisonous.set(true);
        send("raced", POISON);
        IntStream.rangeClosed(1, 50).forEach(number -> send("raced", number));
        await().until(() -> isParked("raced", 51));

        poisonous.set(false);
        Thread.startVirtualThread(() -> IntStream.rangeClosed(51, 200).forEach(number -> send("raced", number)));
        await().until(() -> {
            reader.parked().redrive("raced");
            return reader.applied("raced").size() == 201;
        });

        assertThat(reader.applied("raced")).isSorted().hasSize(201);
    }

    @Test
    void parkedMessagesAreListedPieceByPiece() {
        poisonous.set(true);
        send("listed", POISON);
        IntStream.rangeClosed(1, 6).forEach(number -> send("listed", number));
        await().until(() -> isParked("listed", 7));

        List<ParkedMessage> listed = new ArrayList<>();
        long after = 0;
        for (List<ParkedMessage> piece; !(piece = reader.parked().list(after, 3)).isEmpty(); ) {
            assertThat(piece).hasSizeLessThanOrEqualTo(3);
            listed.addAll(piece);
            after = piece.getLast().sequence();
        }
        assertThat(listed).isEqualTo(reader.parked().list(0, 500)).hasSizeGreaterThanOrEqualTo(7);
        poisonous.set(false);
        reader.parked().redrive("listed");
    }

    private static boolean isParked(String key, int messages) {
        List<ParkedMessage> queue = parkedOf(key);
        return queue.size() == messages && queue.getFirst().state() == ParkedMessage.State.PARKED;
    }

    private static List<ParkedMessage> parkedOf(String key) {
        return reader.parked().list(0, 500).stream()
                .filter(message -> message.key().equals(key))
                .toList();
    }

    private static void send(String key, int number) {
        send(UUID.randomUUID(), key, number);
    }

    private static void send(UUID id, String key, int number) {
        topic.send(key, headers(id), body(key, number));
    }

    private static String body(String key, int number) {
        return "{\"key\":\"" + key + "\",\"number\":" + number + "}";
    }

    static Map<String, String> headers(UUID id) {
        return Map.of(
                Message.SPEC_VERSION,
                "1.0",
                Message.ID,
                id.toString(),
                Message.TYPE,
                Tick.TYPE,
                Message.SOURCE,
                "/tilsagn/test",
                Message.TIME,
                Service.NOW.toString());
    }

    private static Map<String, String> without(String header) {
        var headers = new HashMap<>(headers(UUID.randomUUID()));
        headers.remove(header);
        return headers;
    }

    private static Map<String, String> with(String header, String value) {
        var headers = new HashMap<>(headers(UUID.randomUUID()));
        headers.put(header, value);
        return headers;
    }
}
