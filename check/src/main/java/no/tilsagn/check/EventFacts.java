package no.tilsagn.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.tilsagn.check.Fact.Side;

/** What one service told, the others have heard once and in order; nothing waits, is parked or forgotten. */
final class EventFacts {
    /** Younger than this an event must still stand on its topic: somewhat less than the topics' retention. */
    private static final Duration STANDS_ON_ITS_TOPIC = Duration.ofDays(6);

    private EventFacts() {}

    static List<Fact> all() {
        List<Fact> facts = new ArrayList<>();
        for (Service owner : Service.values()) {
            facts.addAll(List.of(nothingWaits(owner), nothingIsParked(owner), nothingIsUnanswered(owner)));
            facts.addAll(List.of(numbered(owner), counted(owner)));
            facts.add(Fact.of(
                    owner.title() + "-topic-has-what-was-told",
                    (platform, findings) -> new OnTheTopic(owner, findings).examine(platform)));
            for (Service reader : owner.readers()) {
                facts.addAll(List.of(heard(owner, reader), reached(owner, reader), read(owner, reader)));
            }
        }
        return facts;
    }

    private static Fact nothingWaits(Service owner) {
        return Fact.none(owner.title() + "-has-told-everything", owner, """
                select id::text as subject, type || ' of key ' || key || ' waits to be sent since ' || appended_at as what
                  from outbox
                """);
    }

    private static Fact nothingIsParked(Service reader) {
        return Fact.none(reader.title() + "-has-nothing-parked-or-waiting", reader, """
                select event_id::text as subject, coalesce(type, 'a message without a type') || ' of key ' || key || ' is '
                           || lower(state) || coalesce(': ' || error, '') as what
                  from parked_message
                """);
    }

    private static Fact nothingIsUnanswered(Service service) {
        return Fact.none(service.title() + "-has-answered-every-request", service, """
                select subject || ' ' || key as subject, 'it was begun at ' || created_at || ' and never answered' as what
                  from answered_request where status is null
                """);
    }

    private static Fact numbered(Service owner) {
        return Fact.none(owner.title() + "-numbers-its-events-without-a-gap", owner, """
                with told as (
                    select key, number from archived_event where number is not null
                    union all select key, number from outbox where number is not null)
                select t.key as subject, 'numbers ' || min(t.number) || ' to ' || max(t.number) || ', ' || count(*)
                           || ' events, ' || count(distinct t.number) || ' different numbers, the last given is '
                           || coalesce(max(k.last)::text, 'none') as what
                  from told t left join outbox_key k on k.key = t.key
                 group by t.key
                having count(*) <> count(distinct t.number) or max(t.number) - min(t.number) + 1 <> count(*)
                    or max(t.number) is distinct from max(k.last)
                """);
    }

    /** Every id once, over all months. */
    private static Fact counted(Service owner) {
        return Fact.none(owner.title() + "-told-every-event-once", owner, """
                select id::text as subject, 'it stands in the archive ' || count(*) || ' times' as what
                  from archived_event group by id having count(*) > 1
                """);
    }

    /** What was told from before events were numbered is in no archive, and not compared. */
    private static Fact heard(Service owner, Service reader) {
        return Fact.same(
                "%s-has-heard-what-%s-told".formatted(reader.title(), owner.title()),
                new Side(owner, """
                select id::text as key, type, key as aggregate, number from archived_event where number is not null
                """),
                new Side(reader, """
                select event_id::text as key, type, key as aggregate, number from inbox
                 where topic = '%s' and number is not null and effect <> 'QUEUED'
                """.formatted(owner.topic())));
    }

    private static Fact reached(Service owner, Service reader) {
        return Fact.same(
                "%s-has-got-as-far-as-%s".formatted(reader.title(), owner.title()),
                new Side(owner, "select key as key, last from outbox_key"),
                new Side(reader, "select key as key, last from inbox_key where topic = '%s'".formatted(owner.topic())));
    }

    private static Fact read(Service owner, Service reader) {
        return Fact.of(
                "%s-has-read-to-the-end-of-%s".formatted(reader.title(), owner.title()),
                (platform, findings) -> platform.topics()
                        .lag(reader.title(), owner.topic())
                        .forEach((partition, lag) -> {
                            if (lag > 0) {
                                findings.add(
                                        owner.topic() + " " + partition, "%d messages are not read".formatted(lag));
                            }
                        }));
    }

    /** Compares the archive with the topic: a message that is not archived was never told, and the other way round. */
    private static final class OnTheTopic {
        private final Service owner;
        private final Fact.Findings findings;
        private final Map<String, Long> lastNumber = new HashMap<>();
        private final Set<String> seen = new HashSet<>();

        OnTheTopic(Service owner, Fact.Findings findings) {
            this.owner = owner;
            this.findings = findings;
        }

        void examine(Platform platform) {
            platform.topics().forEach(owner.topic(), this::accept);
            Set<String> told = new HashSet<>();
            platform.database(owner)
                    .rows("""
                            select id::text as id, type, archived_at > now() - interval '%d seconds' as young
                              from archived_event
                             union all select id::text, type, false from outbox
                            """.formatted(STANDS_ON_ITS_TOPIC.toSeconds()))
                    .forEach(row -> {
                        told.add(row.text("id"));
                        if (row.text("young").equals("t") && !seen.contains(row.text("id"))) {
                            findings.add(row.text("id"), row.text("type") + " is archived and not on the topic");
                        }
                    });
            seen.stream()
                    .filter(id -> !told.contains(id))
                    .forEach(id -> findings.add(id, "it is on the topic and not in the archive"));
        }

        private void accept(Topics.Message message) {
            if (message.number() == null || message.replayedFor() != null) {
                return; // from before events were numbered, or sent again
            }
            boolean first = seen.add(message.id());
            Long before = lastNumber.get(message.key());
            if (first && before != null && message.number() != before + 1) {
                findings.add(
                        message.id(),
                        "number %d of key %s comes after number %d".formatted(message.number(), message.key(), before));
            }
            if (first) {
                lastNumber.put(message.key(), message.number());
            }
        }
    }
}
